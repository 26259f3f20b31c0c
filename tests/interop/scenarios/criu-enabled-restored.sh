# row: criu-mount | CRIU | a type that is allowed by --enable-fs
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores enabled
