# row: criu-mount | criu-mount | crun container with volumes of every propagation, /etc/hosts, a read-only tree and a tmpfs with content
engine=crun
source "$(dirname "$0")/lib/volumes.sh"
