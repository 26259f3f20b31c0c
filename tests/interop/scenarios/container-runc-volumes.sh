# row: criu-mount | criu-mount | runc container with volumes of every propagation, /etc/hosts, a read-only tree and a tmpfs with content
engine=runc
source "$(dirname "$0")/lib/volumes.sh"
