# row: CRIU | criu-mount --mntns-compat-mode | mounts on each other, over parents and siblings
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore overmounts --mntns-compat-mode
