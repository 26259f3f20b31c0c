# row: criu-mount | CRIU | a file system on a device, with a bind of a part of it
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores device
