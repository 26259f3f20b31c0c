# row: criu-mount | CRIU | overlay with layers in the root and on a tmpfs
source "$(dirname "$0")/lib.sh"
we_dump overlay
criu_refuses restore "Can't mount at" -r /tmp/root -d
refuses "CRIU looks for the layers on the host, with its own images, which are the same, too"
