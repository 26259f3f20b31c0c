# row: CRIU | criu-mount --mntns-compat-mode | a chain of slaves with a mount that is propagated along it
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore chain --mntns-compat-mode
