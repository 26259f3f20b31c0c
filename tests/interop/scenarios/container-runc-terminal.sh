# row: criu-mount | criu-mount | runc container with a terminal at /dev/console
source "$(dirname "$0")/lib/container.sh"
cgroups_v1
make_bundle runc /tmp/bundle
edit /tmp/bundle "c['process']['terminal'] = True"
setsid script -qc "runc run -b /tmp/bundle $container" /dev/null < /dev/null > "$SHARED/start.log" 2>&1 &
await_resident
complains /dev/console
dumped --oci-bundle /tmp/bundle
stop "$task"
wait # the engine deletes it
console=$(terminal)
restored /tmp/bundle/rootfs /dev/console= -- --oci-bundle /tmp/bundle --external "mnt[/dev/console]:$console"
