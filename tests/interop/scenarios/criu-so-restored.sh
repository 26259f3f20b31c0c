# row: criu-mount with criu-so | CRIU | mounts that plugins of CRIU take, with a descriptor and without
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores so
