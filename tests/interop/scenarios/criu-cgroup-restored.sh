# row: criu-mount | CRIU | cgroup namespace with a cgroup file system
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores cgroup
