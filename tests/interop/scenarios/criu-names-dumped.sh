# row: CRIU | criu-mount | mountpoints and sources with spaces, backslashes and bytes beyond ASCII
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore names
