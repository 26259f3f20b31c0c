# A container with a terminal at /dev/console.
# Sourced with $engine: crun or runc.
source "$(dirname "${BASH_SOURCE[0]}")/container.sh"
cgroups_v1
make_bundle "$engine" /tmp/bundle
edit /tmp/bundle "c['process']['terminal'] = True"
setsid script -qc "$engine run -b /tmp/bundle $container" /dev/null < /dev/null > "$SHARED/start.log" 2>&1 &
await_resident
complains /dev/console
dumped --oci-bundle /tmp/bundle
stop "$task"
wait # the engine deletes it
console=$(terminal)
restored /tmp/bundle/rootfs /dev/console= -- --oci-bundle /tmp/bundle --external "mnt[/dev/console]:$console"
