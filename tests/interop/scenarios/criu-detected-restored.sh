# row: criu-mount | CRIU | mounts of the host found by themselves, one a slave
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores detected
