# row: criu-mount | CRIU --mntns-compat-mode | directory and file of the host by key
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores external --mntns-compat-mode
