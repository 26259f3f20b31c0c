# row: criu-mount | criu-mount --mntns-compat-mode | systemd-nspawn container with binds and a tmpfs
source "$(dirname "$0")/lib/container.sh"
nspawn_dumped
refused_by_compat /srv/machine "${at_restore[@]}"
