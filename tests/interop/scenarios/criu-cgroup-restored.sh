# row: criu-mount | CRIU | cgroup namespace with a cgroup file system
source "$(dirname "$0")/lib.sh"
# CRIU resets the options that the hierarchy has on the host.
trap 'mount -o "remount,$(cgroup2_options "$SHARED/before.0")" /sys/fs/cgroup/unified' EXIT
we_dump_criu_restores cgroup
