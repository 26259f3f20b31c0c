# row: criu-mount | CRIU --mntns-compat-mode | a chain of slaves with a mount that is propagated along it
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores chain --mntns-compat-mode
