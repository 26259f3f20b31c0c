# row: criu-mount | CRIU | a user namespace with its own tmpfs, proc and bind
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores userns
