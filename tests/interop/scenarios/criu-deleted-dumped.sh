# row: CRIU | criu-mount | binds of a directory and a file that were removed
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore deleted
