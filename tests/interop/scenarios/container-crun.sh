# row: criu-mount | criu-mount | crun container as `crun spec` makes it, cgroups of version 1
source "$(dirname "$0")/lib/container.sh"
cgroups_v1
make_bundle crun /tmp/bundle
run_bundle crun /tmp/bundle
round_trip crun /tmp/bundle
