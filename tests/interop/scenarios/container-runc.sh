# row: criu-mount | criu-mount | runc container as `runc spec` makes it, cgroups of version 1
source "$(dirname "$0")/lib/container.sh"
cgroups_v1
make_bundle runc /tmp/bundle
run_bundle runc /tmp/bundle
round_trip runc /tmp/bundle
