# row: criu-mount | criu-mount | crun container with a terminal at /dev/console
engine=crun
source "$(dirname "$0")/lib/terminal.sh"
