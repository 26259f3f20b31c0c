# row: criu-mount | criu-mount | bubblewrap sandbox: read-only binds, /dev, /proc, tmpfs, a volume, a file, a device
source "$(dirname "$0")/lib/container.sh"
mkdir -p /srv/data /srv/root
echo volume > /srv/data/name
echo hosts > /srv/hosts
make_root /tmp/tools
mount -t tmpfs root /srv/root
setsid bwrap --unshare-pid --unshare-ipc --unshare-uts --ro-bind /usr /usr --symlink usr/lib64 /lib64 \
  --ro-bind /tmp/tools/bin /bin --dev /dev --proc /proc --tmpfs /tmp --perms 0700 --size 1048576 --tmpfs /run \
  --bind /srv/data /data --ro-bind /srv/hosts /etc/hosts --dev-bind /dev/fuse /dev/fuse --mqueue /dev/mqueue \
  --remount-ro / /bin/resident < /dev/null > "$SHARED/start.log" 2>&1 &
await_resident
complains /data /etc/hosts
nsenter -t "$task" -m /bin/sh -c 'echo kept > /tmp/note'
cp -ax "/proc/$task/root/." /srv/root # its root is a tmpfs of its own
dumped --external 'mnt[]'
stop "$task"
inside() {
  [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
  [[ $(in_pin /bin/cat /tmp/note) == kept ]] || fail "$1: content"
}
restored /srv/root /= -- --external 'mnt[]'
