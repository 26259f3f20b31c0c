# row: criu-mount | CRIU | hugetlbfs, which CRIU takes with --enable-fs
source "$(dirname "$0")/lib.sh"
we_dump_criu_restores enabled
