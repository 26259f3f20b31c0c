# row: criu-mount | CRIU | mountpoints and sources with spaces, backslashes and bytes beyond ASCII
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores names
