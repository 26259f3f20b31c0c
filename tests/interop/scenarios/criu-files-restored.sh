# row: criu-mount | CRIU | binds of files of a tmpfs, of the root, of a device
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores files
