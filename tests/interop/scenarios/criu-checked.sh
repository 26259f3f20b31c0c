# row: CRIU with the action script | criu-mount | directory and file of the host, checked before the dump
source "$(dirname "$0")/lib.sh"
begin external
script=$CRIU_MOUNT_IMAGE/share/criu-mount/action-script
mkdir "$SHARED/images"
CRIU_MOUNT_CHECK=require criu dump -t "$task" -D "$SHARED/images" --action-script "$script" > "$SHARED/said" 2>&1 &&
  fail "CRIU dumped what was found wanting"
for part in "at /data" "at /etc/hosts" "--external" "mnt[/data]:data"; do
  grep -qF -- "$part" "$SHARED/said" || fail "not said: $part, but: $(cat "$SHARED/said")"
done
[[ -z $(ls "$SHARED/images"/mountpoints-* 2> /dev/null) ]] || fail "CRIU went on"
export CRIU_MOUNT_CHECK=require
criu_dump "$task" "$SHARED/images" "${dump[@]}" --action-script "$script"
crit_shows "$SHARED/images"
we_restore "$SHARED/images" "${restore[@]}"
came_back "${namespaces[@]}"
unpin
