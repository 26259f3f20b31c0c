# row: criu-mount | CRIU | a chain of slaves with a mount that is propagated along it
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores chain
