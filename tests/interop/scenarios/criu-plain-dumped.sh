# row: CRIU | criu-mount | proc, tmpfs with content, bind, peer group
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore plain
