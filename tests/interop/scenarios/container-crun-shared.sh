# row: criu-mount | criu-mount | crun container whose root is a shared mount, with binds of its own tmpfs and nested volumes
engine=crun
source "$(dirname "$0")/lib/shared.sh"
