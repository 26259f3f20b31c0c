# row: Podman with CRIU | criu-mount | archive of `podman container checkpoint --export`, not compressed
source "$(dirname "$0")/lib/checkpoint.sh"
podman_archive none
archive_shown
restored_from "$archive" /srv/rootfs -- --oci-bundle "$archive"
