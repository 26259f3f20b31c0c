# row: CRIU | criu-mount | shared mount of the host found by itself
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore peers
