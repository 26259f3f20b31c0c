# row: CRIU | criu-mount | debugfs, securityfs, fusectl, pstore
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore debug
