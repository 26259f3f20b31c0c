# row: CRIU | criu-mount | proc, sysfs, devpts with ptmx, mqueue, masked and read-only paths
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore kernel
