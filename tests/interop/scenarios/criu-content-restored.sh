# row: criu-mount | CRIU | tmpfs with hard links, devices, fifos, symbolic links, holes (CRIU loses extended attributes and sockets)
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores content
