# row: CRIU | criu-mount | a type that is allowed by --enable-fs
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore enabled
