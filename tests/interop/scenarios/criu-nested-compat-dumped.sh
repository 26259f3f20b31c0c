# row: CRIU | criu-mount --mntns-compat-mode | two processes in mount namespaces of their own, with a slave
source "$(dirname "$0")/lib.sh"
begin nested
criu_dump "$task" "$SHARED/images"
crit_shows "$SHARED/images"
says "it is of a second mount namespace" \
  cm restore -D "$SHARED/images" -r /tmp/root --mntns-compat-mode -- /bin/true
refuses "this engine of criu-mount builds one mount namespace; the other does it"
