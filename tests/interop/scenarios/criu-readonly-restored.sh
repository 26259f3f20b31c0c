# row: criu-mount | CRIU | read-only binds and superblocks with content, flags
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores readonly
