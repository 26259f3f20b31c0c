# row: criu-mount | CRIU | two processes in mount namespaces of their own, with a slave
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores nested
