# row: criu-mount | CRIU | proc, sysfs, devpts with ptmx, mqueue, masked and read-only paths
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores kernel
