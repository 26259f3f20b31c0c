# row: criu-mount | criu-mount | runc container as `runc spec` makes it, unified cgroups
source "$(dirname "$0")/lib/container.sh"
cgroups_v2
make_bundle runc /tmp/bundle
run_bundle runc /tmp/bundle
round_trip runc /tmp/bundle
