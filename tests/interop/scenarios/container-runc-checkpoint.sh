# row: runc with CRIU | criu-mount | runc container with a volume, a file and a tmpfs, by `runc checkpoint`
source "$(dirname "$0")/lib/checkpoint.sh"
engine_container runc
engine_checkpoint runc
crit_shows "$SHARED/images"
restored /srv/bundle/rootfs -- --oci-bundle /srv/bundle
