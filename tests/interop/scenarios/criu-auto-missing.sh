# row: criu-mount | CRIU | mounts of the host found by themselves, not asked for at restore
source "$(dirname "$0")/lib.sh"
we_dump detected
says "it was found at dump as /srv/a of the host" cm restore -D "$SHARED/images" -r /tmp/root -- /bin/true
criu_refuses restore "is autodetected external mount" -r /tmp/root -d
refuses "CRIU: is autodetected external mount; so does criu-mount"
