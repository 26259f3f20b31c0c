# row: criu-mount | CRIU | names that are not UTF-8
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores bytes
