# row: criu-mount | criu-mount | systemd-nspawn container with binds and a tmpfs
source "$(dirname "$0")/lib/container.sh"
make_root /srv/machine
mkdir -p /srv/machine/usr/lib /srv/data
echo ID=test > /srv/machine/usr/lib/os-release
echo volume > /srv/data/name
mkdir "/sys/fs/cgroup/unified/$container" "/sys/fs/cgroup/systemd/$container"
(
  for hierarchy in unified systemd; do echo "$BASHPID" > "/sys/fs/cgroup/$hierarchy/$container/cgroup.procs"; done
  exec setsid systemd-nspawn --register=no --keep-unit -D /srv/machine --bind /srv/data:/data \
    --bind-ro /srv/data:/read-only --tmpfs /scratch:size=1m --resolv-conf=off --timezone=off --link-journal=no \
    --console=pipe /bin/resident < /dev/null > "$SHARED/start.log" 2>&1
) &
await_resident
complains /data /read-only /run/host/incoming
nsenter -t "$task" -m /bin/sh -c 'echo kept > /scratch/note'
at_dump=() at_restore=()
give() { at_dump+=(--external "mnt[$1]:$1") at_restore+=(--external "mnt[$1]:$2"); }
give /data /srv/data
give /read-only /srv/data
give /run/host/os-release /usr/lib/os-release
give /run/host/incoming /srv/incoming
give /run/host/unix-export /srv/export
dumped "${at_dump[@]}"
stop "$task"
wait
mkdir /srv/incoming /srv/export # nspawn removes its own with the container
inside() {
  [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
  [[ $(in_pin /bin/cat /scratch/note) == kept ]] || fail "$1: content"
}
restored /srv/machine /run/host/incoming= /run/host/unix-export= -- "${at_restore[@]}"
