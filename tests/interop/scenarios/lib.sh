# What scenarios share. Sourced by bash inside of the Debian root; $SHARED is the test's directory.
#
# A subject says what is dumped, in a file of ../subjects:
#   bring       shell lines that are run on the host, in the new root, before it becomes /
#   inside      shell lines that are run with busybox, in the new root
#   contents    directories whose files are compared too
#   dump, restore   options that both programs take for it
#   times       whether the times of directories are compared, yes unless told
#   crit        whether crit can show the images, yes unless told
#   alike       whether our images of mounts are CRIU's byte for byte, yes unless told
#   criu        options that CRIU alone takes
#   ours        options that criu-mount alone takes
#   residents   how many processes there are, 1 unless told
set -euo pipefail

here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
bring='' inside='' contents='' residents=1 times=yes crit=yes alike=yes criu=() ours=() dump=() restore=() namespaces=()

cm() { "$CRIU_MOUNT_IMAGE/bin/criu-mount" "$@"; }

fail() {
  printf 'scenario failed: %s\n' "$*" >&2
  exit 1
}

# says TEXT COMMAND [ARG]...: the command fails, and says TEXT on either output. What it said is in $SHARED/said.
says() {
  local text=$1
  shift
  ! "$@" > "$SHARED/said" 2>&1 || fail "no error of: $*"
  grep -qF -- "$text" "$SHARED/said" || fail "not said: $text, but: $(cat "$SHARED/said")"
}

# A root directory with busybox, fit for a container.
make_root() {
  mkdir -p "$1"/{bin,proc,sys,dev,tmp,mnt,etc,run,old}
  cp /bin/busybox "$SHARED/resident" "$1/bin/"
  mknod -m 666 "$1/dev/null" c 1 3
  local name
  for name in sh mount umount mkdir cat ls touch ln rm mknod mkfifo chmod chown dd unshare; do
    ln -s busybox "$1/bin/$name"
  done
}

# start ROOT SCRIPT: a process in mount, pid, ipc and uts namespaces of its own; the root is switched to ROOT, the
# script run with busybox, and the resident left. Its pid is in $task.
start() {
  local root=$1 script=$2
  cat > "$SHARED/start.sh" << OUTER
set -e
mount --bind "$root" "$root"
cd "$root"
$bring
pivot_root . old
exec /bin/sh /start.sh
OUTER
  { printf 'set -e\n/bin/umount -l /old\n'; printf '%s\n' "$script"; printf 'exec /bin/resident\n'; } > "$root/start.sh"
  setsid unshare --mount --propagation unchanged --pid --ipc --uts --fork "${unshared[@]}" \
    setsid sh "$SHARED/start.sh" < /dev/null > "$SHARED/start.log" 2>&1 &
  task=
  for _ in $(seq 400); do
    [[ $(pgrep -cx resident) -lt $residents ]] && kill -0 $! 2> /dev/null || break
    sleep 0.05
  done
  [[ $(pgrep -cx resident) -eq $residents ]] || fail "the process did not start: $(cat "$SHARED/start.log")"
  task=$(pgrep -ox resident)
  while read -r parent < <(awk '$1 == "PPid:" { print $2 }' "/proc/$task/status") &&
    [[ $(cat "/proc/$parent/comm") == resident ]]; do
    task=$parent
  done
  rm -f "$root/start.sh"
}
unshared=()

stop() {
  kill -9 "$1"
  while kill -0 "$1" 2> /dev/null; do sleep 0.02; done
}

# The processes of a tree, that of pid 1 inside first.
tree() { printf '%s\n' "$1" $(pgrep -P "$1"); }

criu_dump() {
  mkdir -p "$2"
  criu dump -t "$1" -D "$2" -v4 -o dump.log "${criu[@]}" "${@:3}" || fail "criu dump: $(grep Error "$2/dump.log")"
}

# criu_restore IMAGES ROOT: the pid of the restored process is in $task.
criu_restore() {
  rm -f "$1/restored.pid"
  criu restore -D "$1" -v4 -o restore.log -d --pidfile restored.pid -r "$2" "${criu[@]}" "${@:3}" ||
    fail "criu restore: $(grep Error "$1/restore.log")"
  task=$(cat "$1/restored.pid")
}

# criu_refuses COMMAND TEXT [ARG]...: CRIU fails, and an error in its log has the text.
criu_refuses() {
  local command=$1 text=$2 log=$SHARED/images/$1.log
  mkdir -p "$SHARED/images"
  ! criu "$command" -D "$SHARED/images" -v4 -o "$command.log" "${@:3}" || fail "CRIU did the $command"
  grep -F Error "$log" | grep -qF -- "$text" || fail "CRIU's log has not: $text, but: $(grep Error "$log")"
}

# cgroup2_options TABLE: the options of a superblock of cgroup2, from mountinfo.
cgroup2_options() { awk '$0 ~ / - cgroup2 / { sub(/^r[wo],?/, "", $NF); print $NF; exit }' "$1"; }

# refuses TEXT: the result of the row.
refuses() { printf 'refuses: %s\n' "$*"; }

# same A B: the two subjects show the same namespace.
same() { cm diff "$1" "$2" || fail "$1 and $2 differ"; }

# begin [NAME]: starts the subject of a name, and keeps what its namespaces are like as $SHARED/before.
begin() {
  source "$here/../subjects/${1}.sh"
  make_root /tmp/root
  start /tmp/root "$inside"
  note before $(tree "$task")
}

# note NAME PID...: keeps mounts and content of the namespaces of processes.
note() {
  local name=$1 pid n=0
  local -a tables=()
  shift
  for pid in "$@"; do
    cp "/proc/$pid/mountinfo" "$SHARED/$name.$n"
    tables+=("$SHARED/$name.$n")
    n=$((n + 1))
  done
  "$here/../compare/mounts.py" "${tables[@]}" > "$SHARED/$name"
  [[ -z $contents ]] ||
    nsenter -t "$1" -m /bin/busybox sh -s < "$here/../compare/files.sh" -- "$times" $contents > "$SHARED/$name.files"
}

# came_back PID...: the namespaces of processes are like those of the subject.
came_back() {
  local before
  note after "$@"
  diff "$SHARED/before" "$SHARED/after" || fail "the mounts differ"
  for before in "$SHARED"/before.[0-9]; do
    same "$before" "${before/before./after.}"
  done
  [[ -z $contents ]] || diff "$SHARED/before.files" "$SHARED/after.files" || fail "the content differs"
}

# we_restore IMAGES [ARG]...: by criu-mount; processes in the namespaces are then $namespaces.
we_restore() {
  local images=$1 pin
  shift
  if [[ $residents -eq 1 ]]; then touch "$SHARED/pin"; else mkdir -p "$SHARED/pin"; fi
  cm restore -D "$images" -r /tmp/root --pin "$SHARED/pin" "${ours[@]}" "$@" || fail "criu-mount restore"
  namespaces=()
  for pin in $(find "$SHARED/pin" -type f | sort -V); do
    nsenter --mount="$pin" /bin/resident &
    until [[ $(cat "/proc/$!/comm") == resident ]]; do sleep 0.02; done
    namespaces+=($!)
  done
}

unpin() {
  local pid pin
  for pid in "${namespaces[@]}"; do stop "$pid"; done
  for pin in $(find "$SHARED/pin" -type f); do umount "$pin"; done
}

# criu_dumps_we_restore SUBJECT [ARG]...: the rest for our restore alone.
criu_dumps_we_restore() {
  begin "$1"
  criu_dump "$task" "$SHARED/images" "${dump[@]}"
  crit_shows "$SHARED/images"
  we_restore "$SHARED/images" "${restore[@]}" "${@:2}"
  came_back "${namespaces[@]}"
  unpin
}

# we_dump SUBJECT: CRIU dumps too, and its images of mounts, which are kept in $SHARED/theirs, are replaced by ours.
we_dump() {
  begin "$1"
  criu_dump "$task" "$SHARED/images" "${dump[@]}" --leave-stopped
  mkdir "$SHARED/theirs"
  cp "$SHARED/images/"mountpoints-*.img "$SHARED/theirs"
  cm dump -t "$task" --criu-images "$SHARED/images" "${ours[@]}" "${dump[@]}" || fail "criu-mount dump"
  [[ $alike == no ]] || are_alike
  crit_shows "$SHARED/images"
  stop "$task"
}

are_alike() {
  local image
  for image in "$SHARED/theirs"/*.img; do
    cmp "$image" "$SHARED/images/${image##*/}" || fail "our image is not CRIU's"
  done
}

# we_dump_criu_restores SUBJECT [ARG]...: the rest for CRIU's restore alone.
we_dump_criu_restores() {
  we_dump "$1"
  criu_restore "$SHARED/images" /tmp/root "${restore[@]}" "${@:2}"
  came_back $(tree "$task")
  stop "$task"
}

# we_do_both: criu-mount dumps and restores what CRIU refused.
we_do_both() {
  mkdir "$SHARED/ours"
  cm dump -t "$task" -D "$SHARED/ours" "${dump[@]}" || fail "criu-mount dump"
  crit_shows "$SHARED/ours"
  stop "$task"
  we_restore "$SHARED/ours" "${restore[@]}"
  came_back "${namespaces[@]}"
  unpin
}

# crit_shows DIRECTORY: what crit shows of the images is kept below them, for the test to compare with what we show.
crit_shows() { [[ $crit == no ]] || python3 "$here/../compare/crit.py" "$1" || fail "crit does not bring an image back"; }
