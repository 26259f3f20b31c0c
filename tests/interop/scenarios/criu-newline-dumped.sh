# row: CRIU | criu-mount | a line break in the name of a mountpoint
source "$(dirname "$0")/lib.sh"
begin newline
criu_refuses dump "No such file or directory" -t "$task"
we_do_both
refuses "CRIU does not find the mountpoint; criu-mount dumps and restores it"
