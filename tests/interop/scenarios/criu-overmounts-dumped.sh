# row: CRIU | criu-mount | mounts on each other, over parents and siblings
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore overmounts
