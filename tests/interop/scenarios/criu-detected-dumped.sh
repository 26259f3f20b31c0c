# row: CRIU | criu-mount | mounts of the host found by themselves, one a slave
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore detected
