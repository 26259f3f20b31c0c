# row: criu-mount with a plugin | CRIU | directory of the host that a plugin takes, restored without it
source "$(dirname "$0")/lib.sh"
begin external
criu_dump "$task" "$SHARED/images" "${dump[@]}" --leave-stopped
export CRIU_SAMPLE_MAP=/data=/srv/data
plugins=$CRIU_MOUNT_IMAGE/demo/plugins
cm dump -t "$task" --criu-images "$SHARED/images" -L "$plugins" --external "mnt[/etc/hosts]:hosts" ||
  fail "criu-mount dump"
crit_shows "$SHARED/images"
stop "$task"
criu_refuses restore "Can't restore ext mount" -r /tmp/root -d --external "mnt[hosts]:/srv/hosts"
says "plugin" cm restore -D "$SHARED/images" -r /tmp/root --external "mnt[hosts]:/srv/hosts" -- /bin/true
cat "$SHARED/said"
refuses "CRIU: Can't restore ext mount"
