# row: criu-mount | CRIU | proc, tmpfs with content, bind, peer group
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores plain
