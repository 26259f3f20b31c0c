# row: CRIU | criu-mount --mntns-compat-mode | binds of a directory and a file that were removed
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore deleted --mntns-compat-mode
