# row: CRIU | criu-mount | directory and file of the host by key
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore external
