# row: criu-mount | CRIU | slaves in a chain, slave and shared, groups, unbindable
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores sharing
