# row: CRIU | criu-mount | a file system on a device, with a bind of a part of it
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore device
