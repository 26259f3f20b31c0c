# row: CRIU | criu-mount with criu-so --mntns-compat-mode | mounts that plugins of CRIU take, with a descriptor and without
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore so --mntns-compat-mode
