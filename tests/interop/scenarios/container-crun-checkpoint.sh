# row: crun with CRIU | criu-mount | crun container with a volume, a file and a tmpfs, by `crun checkpoint`
source "$(dirname "$0")/lib/checkpoint.sh"
engine_container crun
engine_checkpoint crun
crit_shows "$SHARED/images"
restored /srv/bundle/rootfs -- --oci-bundle /srv/bundle
