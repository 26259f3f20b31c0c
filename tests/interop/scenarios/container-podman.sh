# row: criu-mount | criu-mount | Podman container with a volume, /etc/hosts and a tmpfs
source "$(dirname "$0")/lib/container.sh"
export CONTAINERS_STORAGE_CONF=/dev/null STORAGE_DRIVER=vfs PODMAN_IGNORE_CGROUPSV1_WARNING=1
cgroups_v2
make_root /srv/rootfs
mkdir /srv/data
echo volume > /srv/data/name
podman run -d --name "$container" --cgroups=disabled --network none -v /srv/data:/data --tmpfs /scratch:size=1m \
  --rootfs /srv/rootfs /bin/resident > "$SHARED/start.log" 2>&1 || fail "podman run: $(cat "$SHARED/start.log")"
task=$(podman inspect -f '{{.State.Pid}}' "$container")
bundle=$(dirname "$(podman inspect -f '{{.OCIConfigPath}}' "$container")")
complains /data /etc/hosts /etc/hostname
nsenter -t "$task" -m /bin/sh -c 'echo kept > /scratch/note'
dumped --oci-bundle "$bundle"
podman stop -t 0 "$container" > /dev/null
podman init "$container" > /dev/null # makes what the bundle tells of, and runs nothing
inside() {
  [[ $(in_pin /bin/cat /data/name) == volume ]] || fail "$1: volume"
  [[ $(in_pin /bin/cat /scratch/note) == kept ]] || fail "$1: content"
}
restored /srv/rootfs -- --oci-bundle "$bundle"
