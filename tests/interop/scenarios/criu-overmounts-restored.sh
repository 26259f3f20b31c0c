# row: criu-mount | CRIU | mounts on each other, over parents and siblings
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores overmounts
