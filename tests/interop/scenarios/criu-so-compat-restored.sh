# row: criu-mount with criu-so | CRIU --mntns-compat-mode | mounts that plugins of CRIU take, with a descriptor and without
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores so --mntns-compat-mode
