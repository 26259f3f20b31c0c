# row: criu-mount | criu-mount | rootless runc container, in a user namespace, with a volume, without /sys
source "$(dirname "$0")/lib/container.sh"
cgroups_v2
useradd -m user
export XDG_RUNTIME_DIR=/home/user/run
mkdir /home/user/run /home/user/data
echo volume > /home/user/data/name
make_bundle runc /home/user/bundle --rootless
edit /home/user/bundle "
c['root']['readonly'] = False
volume('/data', '/home/user/data', 'bind', 'ro')
c['mounts'] = [one for one in c['mounts'] if not one['destination'].startswith('/sys')]
for ids in 'uidMappings', 'gidMappings':
    c['linux'][ids] = [{'containerID': 0, 'hostID': 1000, 'size': 1}]
"
chown -R user: /home/user
setpriv --reuid user --regid user --clear-groups runc run -d -b /home/user/bundle --pid-file /home/user/pid "$container" < /dev/null > "$SHARED/start.log" 2>&1 || fail "runc run: $(cat "$SHARED/start.log")"
task=$(cat /home/user/pid)
inside() {
  [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
}
dumped --oci-bundle /home/user/bundle
setpriv --reuid user --regid user --clear-groups runc delete -f "$container"
engines=detached restored /home/user/bundle/rootfs -- --oci-bundle /home/user/bundle
