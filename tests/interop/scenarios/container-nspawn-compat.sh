# row: criu-mount | criu-mount | systemd-nspawn container with binds and a tmpfs, --mntns-compat-mode
source "$(dirname "$0")/lib/container.sh"
nspawn_dumped
refused_by_compat /srv/machine "${at_restore[@]}"
