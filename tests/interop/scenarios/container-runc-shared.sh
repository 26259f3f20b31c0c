# row: criu-mount | criu-mount | runc container whose root is a shared mount, with binds of its own tmpfs and nested volumes
engine=runc
source "$(dirname "$0")/lib/shared.sh"
