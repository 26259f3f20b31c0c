# row: CRIU | criu-mount | binds of files of a tmpfs, of the root, of a device
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore files
