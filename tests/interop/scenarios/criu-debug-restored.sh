# row: criu-mount | CRIU | debugfs, securityfs, fusectl, pstore
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores debug
