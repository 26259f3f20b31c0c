# row: criu-mount | CRIU --mntns-compat-mode | binds of a directory and a file that were removed
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores deleted --mntns-compat-mode
