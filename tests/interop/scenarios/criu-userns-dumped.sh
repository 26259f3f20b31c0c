# row: CRIU | criu-mount | a user namespace with its own tmpfs, proc and bind
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore userns
