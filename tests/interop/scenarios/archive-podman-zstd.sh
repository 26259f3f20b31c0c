# row: Podman with CRIU | criu-mount | archive of `podman container checkpoint --export`, zstd
source "$(dirname "$0")/lib/checkpoint.sh"
podman_archive zstd
archive_shown
restored_from "$archive" /srv/rootfs -- --oci-bundle "$archive"
