# row: CRIU | criu-mount | a line of mountinfo longer than a page
source "$(dirname "$0")/lib.sh"
begin long
criu_refuses dump "Bad format in" -t "$task"
we_do_both
refuses "CRIU cannot read the line; criu-mount dumps and restores it"
