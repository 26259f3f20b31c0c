# row: criu-mount | CRIU --mntns-compat-mode | read-only binds and superblocks with content, flags
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores readonly --mntns-compat-mode
