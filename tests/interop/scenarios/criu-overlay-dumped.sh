# row: CRIU | criu-mount | overlay with layers in the root and on a tmpfs
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore overlay
