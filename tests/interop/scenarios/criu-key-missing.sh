# row: criu-mount | CRIU | directory and file of the host by key, not given at restore
source "$(dirname "$0")/lib.sh"
we_dump external
says "no path is given for its key data" cm restore -D "$SHARED/images" -r /tmp/root -- /bin/true
criu_refuses restore "No mapping for" -r /tmp/root -d
refuses "CRIU: No mapping for ...; so does criu-mount"
