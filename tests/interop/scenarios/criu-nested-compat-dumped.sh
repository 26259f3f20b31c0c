# row: CRIU | criu-mount --mntns-compat-mode | two processes in mount namespaces of their own, with a slave
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore nested --mntns-compat-mode
