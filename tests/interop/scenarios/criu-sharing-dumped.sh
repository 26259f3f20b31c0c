# row: CRIU | criu-mount | slaves in a chain, slave and shared, groups, unbindable
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore sharing
