# What scenarios of checkpoints by container engines share. Sourced by bash inside of the Debian root.
source "$(dirname "${BASH_SOURCE[0]}")/container.sh"

# CRIU finds its way out of a process without hardware breakpoints, which virtual machines often lack; and needs no
# firewall.
export CRIU_FAULT=130
mkdir -p /etc/criu
echo network-lock skip > /etc/criu/default.conf

# The mounts as the cgroup namespace of the container shows them: CRIU keeps of a cgroup file system what that sees.
note_inside() { nsenter -t "$task" --cgroup cat "/proc/$task/mountinfo" | note_mounts "$SHARED/before"; }

# runc has CRIU take masked files from the host's /dev/null; the container had them from its own /dev.
apart='/ \/proc\/(keys|timer_list|kcore|latency_stats|sched_debug|scsi) /d'

# engine_checkpoint ENGINE: the engine has CRIU dump its container into $SHARED/images, and the container is gone.
engine_checkpoint() {
  mkdir -p "$SHARED/images" "$SHARED/work"
  note_inside
  "$1" checkpoint --image-path "$SHARED/images" --work-path "$SHARED/work" "$container" > "$SHARED/log" 2>&1 ||
    fail "$1 checkpoint: $(cat "$SHARED/log" "$SHARED/work/dump.log")"
}

# engine_container ENGINE: a container with a volume, a file and a tmpfs with content, at /srv/bundle.
engine_container() {
  cgroups_v2
  make_bundle "$1" /srv/bundle
  mkdir -p /srv/data
  echo volume > /srv/data/name
  echo 127.0.0.1 localhost > /srv/hosts
  edit /srv/bundle "
c['root']['readonly'] = False
volume('/data', '/srv/data', 'rbind', 'rprivate')
volume('/etc/hosts', '/srv/hosts', 'bind', 'ro', 'rprivate')
c['mounts'].append({'destination': '/scratch', 'type': 'tmpfs', 'source': 'scratch', 'options': ['size=1m', 'mode=1750']})
"
  run_bundle "$1" /srv/bundle
  fill
  inside() {
    [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
    [[ $(in_pin /bin/cat /etc/hosts) == "127.0.0.1 localhost" ]] || fail "$1: /etc/hosts"
    [[ $(in_pin /bin/cat /scratch/note) == kept ]] || fail "$1: content"
  }
}

# A container of Podman, with crun, for which CRIU works.
podman_run() {
  export CONTAINERS_STORAGE_CONF=/dev/null STORAGE_DRIVER=vfs PODMAN_IGNORE_CGROUPSV1_WARNING=1
  cgroups_v2
  make_root /srv/rootfs
  mkdir -p /srv/data /opt/runtime
  echo volume > /srv/data/name
  # Podman gives its runtime none of its environment.
  printf '#!/bin/sh\nCRIU_FAULT=130 exec /usr/bin/crun "$@"\n' > /opt/runtime/crun
  chmod +x /opt/runtime/crun
  podman run -d --name "$container" --pids-limit=0 --cgroup-parent "/$container" --network none -v /srv/data:/data \
    --tmpfs /scratch:size=1m --rootfs /srv/rootfs /bin/resident > "$SHARED/start.log" 2>&1 ||
    fail "podman run: $(cat "$SHARED/start.log")"
  task=$(podman inspect -f '{{.State.Pid}}' "$container")
  bundle=$(dirname "$(podman inspect -f '{{.OCIConfigPath}}' "$container")")
  nsenter -t "$task" -m /bin/sh -c 'echo kept > /scratch/note'
}
podman() { command podman --cgroup-manager cgroupfs --runtime /opt/runtime/crun "$@"; }

# podman_archive COMPRESSION: Podman exports its container as $archive, and makes ready what the bundle tells of.
podman_archive() {
  archive=$SHARED/checkpoint
  podman_run
  note_inside
  podman container checkpoint --compress "$1" --export "$archive" "$container" > "$SHARED/log" 2>&1 ||
    fail "podman container checkpoint: $(cat "$SHARED/log")"
  checkpointctl show "$archive" > "$SHARED/theirs" || fail "checkpointctl does not read the archive"
  podman init "$container" > /dev/null
  inside() {
    [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
    [[ $(in_pin /bin/cat /scratch/note) == kept ]] || fail "$1: content"
  }
}

# archive_shown NAME...: we show of the archive what checkpointctl shows, and the mounts that tar unpacks.
archive_shown() {
  local name
  cm show "$archive" > "$SHARED/ours"
  for name in container id created engine "$@"; do
    grep -qF -- "$(awk -v name="$name" '$1 == name { print name == "id" ? substr($2, 1, 12) : $2 }' "$SHARED/ours")" \
      "$SHARED/theirs" ||
      fail "checkpointctl has another $name: $(cat "$SHARED/ours" "$SHARED/theirs")"
  done
  cm show --format json "$archive" | python3 -c '
import json, sys
known = json.load(sys.stdin)
assert known["container"]["name"] and known["container"]["engine"] and known["namespaces"][0]["mounts"], known'
  mkdir /tmp/unpacked
  tar -xf "$archive" -C /tmp/unpacked
  cp -a /tmp/unpacked/checkpoint "$SHARED/images"
  crit_shows "$SHARED/images"
  same "$archive" "$SHARED/images"
}
