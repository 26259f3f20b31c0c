# What scenarios of containers share. Sourced by bash inside of the Debian root.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
library=$(dirname "${BASH_SOURCE[0]}")
container=$(basename "$SHARED" | tr -c '[:alnum:]\n' -) # its cgroups are in the hierarchies of the machine

# Removes the cgroups of the container, which a restore makes again, after what is left in them.
remove_cgroups() {
  local cgroup
  find /sys/fs/cgroup -depth -type d -path "*/$container*" 2> /dev/null | while read -r cgroup; do
    xargs -r kill -9 < "$cgroup/cgroup.procs" 2> /dev/null || true
    for _ in $(seq 20); do
      if rmdir "$cgroup" 2> /dev/null; then break; fi
      sleep 0.05
    done
  done
}
trap remove_cgroups EXIT

# Only the hierarchies of version 1, for engines that take no mixture.
cgroups_v1() { umount /sys/fs/cgroup/unified; }

# Only the unified hierarchy.
cgroups_v2() {
  mkdir -p /tmp/unified
  mount --bind /sys/fs/cgroup/unified /tmp/unified
  umount -R /sys/fs/cgroup
  mount --move /tmp/unified /sys/fs/cgroup
}

# make_bundle ENGINE BUNDLE: a bundle as the engine writes it, with the resident as its program.
make_bundle() {
  make_root "$2/rootfs"
  (cd "$2" && "$1" spec "${@:3}")
  edit "$2" "c['process'].update(terminal=False, args=['/bin/resident'])"
}

# edit BUNDLE PYTHON: changes the configuration, which is c.
edit() {
  python3 - "$1/config.json" "$2" << 'PYTHON'
import json, sys
def volume(destination, source, *options):
    c['mounts'].append({'destination': destination, 'type': 'bind', 'source': source, 'options': list(options)})
with open(sys.argv[1]) as config: c = json.load(config)
exec(sys.argv[2])
with open(sys.argv[1], 'w') as config: json.dump(c, config, indent=1)
PYTHON
}

# run_bundle ENGINE BUNDLE: runs it as the container; the pid of its process is in $task.
run_bundle() {
  "$1" run -d -b "$2" --pid-file "$SHARED/pid" "$container" < /dev/null > "$SHARED/start.log" 2>&1 ||
    fail "$1 run: $(cat "$SHARED/start.log")"
  task=$(cat "$SHARED/pid")
}

# complains MOUNTPOINT...: without options, check names each of these, and the option that cures it.
complains() {
  local mountpoint
  if cm check -t "$task" > "$SHARED/complaints" 2>&1; then fail "check finds nothing without options"; fi
  for mountpoint; do
    grep -q "at $mountpoint " "$SHARED/complaints" && grep -q -F "mnt[$mountpoint]" "$SHARED/complaints" ||
      fail "check does not name $mountpoint: $(cat "$SHARED/complaints")"
  done
}

# The mounts of a process in a file. That sysfs itself is read-only is left out where its mount is: it belongs to a
# network namespace, and a restore has that of the host.
note_mounts() { sed -E -e "${apart-}" -e 's/^(.* ro(,[^ ]*)? .*- sysfs [^ ]+) ro/\1 rw/' > "$1"; }

# dumped OPTION...: check finds nothing, and a dump succeeds.
dumped() {
  note_mounts "$SHARED/before" < "/proc/$task/mountinfo"
  cm check -t "$task" "$@" || fail "check finds something"
  mkdir -p "$SHARED/images"
  cm dump -t "$task" -D "$SHARED/images" "$@"
}

# restored ROOTFS OLD=NEW... -- OPTION...: both engines, or those in $engines, build the same mounts, and a command
# runs inside.
restored() { restored_from "$SHARED/images" "$@"; }

# restored_from IMAGES ROOTFS OLD=NEW... -- OPTION...: the same for images elsewhere, or an archive of them.
restored_from() {
  local engine
  for engine in ${engines:-detached compat}; do restored_by "$engine" "$@"; done
}

restored_by() {
  local engine=$1 images=$2 rootfs=$3 renamed=() options=()
  shift 3
  while [[ $1 != -- ]]; do renamed+=("$1"); shift; done
  shift
  [[ $engine == detached ]] || options=(--mntns-compat-mode)
  touch "$SHARED/pin"
  cm restore -D "$images" -r "$rootfs" --pin "$SHARED/pin" "${options[@]}" "$@"
  in_pin /bin/cat /proc/self/mountinfo | note_mounts "$SHARED/after"
  python3 "$library/same_mounts.py" "$SHARED/before" "$SHARED/after" "${renamed[@]}" || fail "$engine: the mounts differ"
  [[ ${#renamed[@]} -gt 0 ]] || same "$SHARED/before" "$SHARED/after"
  inside "$engine"
  umount "$SHARED/pin"
}

# What is looked at in each restored namespace; scenarios define their own.
inside() { [[ $(in_pin /bin/ls /bin/resident) == /bin/resident ]] || fail "$1: no command runs"; }

in_pin() { nsenter --mount="$SHARED/pin" "$@"; }

# round_trip ENGINE BUNDLE OPTION...: the container is dumped by its bundle, deleted, and restored.
round_trip() {
  dumped --oci-bundle "$2" "${@:3}"
  "$1" delete -f "$container"
  restored "$2/rootfs" -- --oci-bundle "$2"
}

# volumes BUNDLE: bind mounts of every propagation, of files, and tmpfs with options; the host's side of them.
volumes() {
  local mode
  mkdir -p /srv/volumes
  mount -t tmpfs -o mode=755 volumes /srv/volumes
  mount --make-shared /srv/volumes
  for mode in private rprivate slave rslave shared rshared tree; do
    mkdir -p "/srv/volumes/$mode/below"
    echo "$mode" > "/srv/volumes/$mode/name"
  done
  mount -t tmpfs below /srv/volumes/tree/below
  echo 127.0.0.1 localhost > /srv/volumes/hosts
  echo nameserver 127.0.0.1 > /srv/volumes/resolv.conf
  edit "$1" "
c['root']['readonly'] = False
for mode in 'private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared':
    volume('/volumes/' + mode, '/srv/volumes/' + mode, 'rbind' if mode[0] == 'r' else 'bind', mode)
volume('/volumes/read-only', '/srv/volumes/tree', 'rbind', 'ro', 'nosuid')
volume('/etc/hosts', '/srv/volumes/hosts', 'bind', 'rprivate')
volume('/etc/resolv.conf', '/srv/volumes/resolv.conf', 'bind', 'ro', 'rprivate', 'noexec')
c['mounts'].append({'destination': '/scratch', 'type': 'tmpfs', 'source': 'scratch',
                    'options': ['size=1m', 'mode=1750', 'noexec', 'nodev', 'uid=7', 'gid=8']})
"
}

# What is put into the container's own file systems before the dump.
fill() {
  nsenter -t "$task" -m /bin/sh -c 'echo kept > /scratch/note; mkdir -m 700 /scratch/private'
}

# The pid of the resident of the engine that was started last is in $task, as soon as it is there.
await_resident() {
  until task=$(pgrep -x resident); do
    kill -0 $! 2> /dev/null || fail "it did not start: $(cat "$SHARED/start.log")"
    sleep 0.05
  done
}

# Prints the path of a new terminal, which lives as long as the scenario.
terminal() {
  setsid script -qc "tty; exec sleep infinity" /dev/null < /dev/null > "$SHARED/tty" 2> /dev/null &
  until grep -qs /dev/ "$SHARED/tty"; do sleep 0.05; done
  tr -d '\r\n' < "$SHARED/tty"
}

# nspawn_dumped: a systemd-nspawn container, dumped and gone; what a restore is given is in at_restore.
nspawn_dumped() {
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
  local at_dump=()
  at_restore=()
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
}

# refused_by_compat ROOTFS OPTION...: the classic engine says why it cannot, which is the result.
refused_by_compat() {
  if cm restore -D "$SHARED/images" -r "$1" --mntns-compat-mode "${@:2}" -- /bin/cat /proc/self/mountinfo 2> "$SHARED/refusal"; then
    fail "the classic engine restores it"
  fi
  sed -n '1s/^criu-mount: restore: plan: [^:]*: /refuses: /p' "$SHARED/refusal" | sed -E 's/mount [0-9]+/mount/g'
}
