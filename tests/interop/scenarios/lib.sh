# What scenarios share. Sourced by bash inside of the Debian root; $SHARED is the test's directory.
set -euo pipefail

cm() { "$CRIU_MOUNT_IMAGE/bin/criu-mount" "$@"; }

fail() {
  printf 'scenario failed: %s\n' "$*" >&2
  exit 1
}

# A root directory with busybox, fit for a container.
make_root() {
  mkdir -p "$1"/{bin,proc,sys,dev,tmp,mnt,etc,run,old}
  cp /bin/busybox "$SHARED/resident" "$1/bin/"
  local name
  for name in sh mount umount mkdir cat ls; do ln -s busybox "$1/bin/$name"; done
}

# start ROOT SCRIPT: a process in mount, pid, ipc and uts namespaces of its own; the root is switched to ROOT, the
# script run with busybox, and the resident left. Its pid is in $task.
start() {
  local root=$1 script=$2
  cat > "$SHARED/start.sh" << OUTER
set -e
mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
pivot_root . old
exec /bin/sh /start.sh
OUTER
  { printf 'set -e\n/bin/umount -l /old\n'; printf '%s\n' "$script"; printf 'exec /bin/resident\n'; } > "$root/start.sh"
  setsid unshare --mount --pid --ipc --uts --fork setsid sh "$SHARED/start.sh" < /dev/null > "$SHARED/start.log" 2>&1 &
  task=
  for _ in $(seq 100); do
    task=$(pgrep -x resident || true)
    [[ -z $task ]] || break
    sleep 0.05
  done
  [[ -n $task ]] || fail "the process did not start: $(cat "$SHARED/start.log")"
  rm -f "$root/start.sh"
}

stop() {
  kill -9 "$1"
  while kill -0 "$1" 2> /dev/null; do sleep 0.02; done
}

criu_dump() {
  mkdir -p "$2"
  criu dump -t "$1" -D "$2" -v4 -o dump.log "${@:3}" || fail "criu dump: $(grep Error "$2/dump.log")"
}

# criu_restore IMAGES ROOT: the pid of the restored process is in $task.
criu_restore() {
  criu restore -D "$1" -v4 -o restore.log -d --pidfile restored.pid -r "$2" "${@:3}" ||
    fail "criu restore: $(grep Error "$1/restore.log")"
  task=$(cat "$1/restored.pid"); rm "$1/restored.pid"
}

# same A B: the two subjects show the same namespace.
same() { cm diff "$1" "$2" || fail "$1 and $2 differ"; }

# replace_mount_images FROM TO: our mount images in place of those of a CRIU dump of the same process.
replace_mount_images() {
  rm "$2"/mountpoints-*.img
  rm -f "$2"/tmpfs-dev-*.img
  cp "$1"/mountpoints-*.img "$2"
  find "$1" -name 'tmpfs-dev-*.img' -exec cp -t "$2" {} +
}

# images_survive DIRECTORY: every image is the same after decode and encode, by either program, and both show the same.
images_survive() {
  local image name work
  work=$(mktemp -d)
  for image in "$1"/*.img; do
    name=$(basename "$image")
    case $name in
      pages-* | tmpfs-*) continue ;; # no records
      deleted-roots.img) continue ;; # not of CRIU
    esac
    cm decode -i "$image" -o "$work/ours.json"
    crit decode -i "$image" -o "$work/crit.json"
    same_json "$work/ours.json" "$work/crit.json" || fail "$name is decoded otherwise by crit"
    cm encode -i "$work/crit.json" -o "$work/ours.img"
    cmp "$work/ours.img" "$image" || fail "$name is encoded otherwise"
    crit encode -i "$work/ours.json" -o "$work/crit.img"
    cmp "$work/crit.img" "$image" || fail "$name is encoded otherwise by crit"
    cm decode -i "$image" -o "$work/ours.json" --pretty
    crit decode -i "$image" -o "$work/crit.json" --pretty
    same_json "$work/ours.json" "$work/crit.json" || fail "$name is shown otherwise by crit"
    cm encode -i "$work/ours.json" -o "$work/ours.img"
    cmp "$work/ours.img" "$image" || fail "$name is encoded otherwise from its pretty form"
  done
  rm -r "$work"
}

same_json() {
  python3 -c 'import json, sys; a, b = (json.dumps(json.load(open(f))) for f in sys.argv[1:]); sys.exit(a != b)' "$@"
}
