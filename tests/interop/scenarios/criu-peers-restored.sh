# row: criu-mount | CRIU | shared mount of the host found by itself
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores peers
