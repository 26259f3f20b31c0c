# row: criu-mount | criu-mount | runc container with a terminal at /dev/console
engine=runc
source "$(dirname "$0")/lib/terminal.sh"
