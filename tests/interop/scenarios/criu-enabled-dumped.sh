# row: CRIU | criu-mount | hugetlbfs, which CRIU takes with --enable-fs
source "$(dirname "$0")/lib.sh"
criu_dumps_we_restore enabled
