# row: CRIU | criu-mount | read-only binds and superblocks with content, flags
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore readonly
