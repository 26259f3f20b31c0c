# row: CRIU | criu-mount | names that are not UTF-8
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore bytes
