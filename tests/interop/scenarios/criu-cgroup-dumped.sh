# row: CRIU | criu-mount | cgroup namespace with a cgroup file system
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore cgroup
