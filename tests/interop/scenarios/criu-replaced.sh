# row: CRIU with the action script | CRIU | mounts by criu-mount, written while CRIU holds the processes
source "$(dirname "$0")/lib.sh"
begin nested
export CRIU_MOUNT_IMAGES=replace
criu_dump "$task" "$SHARED/images" --action-script "$CRIU_MOUNT_IMAGE/share/criu-mount/action-script"
[[ $(ls "$SHARED/images"/mountpoints-*.img | head -1) -nt $SHARED/images/inventory.img ]] || fail "the images are not ours"
crit_shows "$SHARED/images"
criu_restore "$SHARED/images" /tmp/root
came_back $(tree "$task")
stop "$task"
