# row: CRIU | criu-mount | tmpfs with hard links, devices, fifos, symbolic links, holes (CRIU loses extended attributes and sockets)
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore content
