# row: criu-mount | criu-mount | systemd-nspawn container with binds and a tmpfs
source "$(dirname "$0")/lib/container.sh"
nspawn_dumped
engines=detached restored /srv/machine /run/host/incoming= /run/host/unix-export= -- "${at_restore[@]}"
