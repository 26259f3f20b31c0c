# row: CRIU | criu-mount --mntns-compat-mode | slaves in a chain, slave and shared, groups, unbindable
source "$(dirname "$0")/lib.sh"
begin sharing
criu_dump "$task" "$SHARED/images"
crit_shows "$SHARED/images"
says "it is a propagated copy that covers its parent entirely" \
  cm restore -D "$SHARED/images" -r /tmp/root --mntns-compat-mode -- /bin/true
refuses "this engine of criu-mount mounts no propagated copy on the root of its parent; the other does it"
