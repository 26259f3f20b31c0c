# row: criu-mount | CRIU | directory and file of the host by key
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores external
