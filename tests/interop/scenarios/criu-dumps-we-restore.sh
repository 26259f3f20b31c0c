# row: CRIU | criu-mount | process in namespaces of its own: proc, tmpfs with content, bind, peer group
source "$(dirname "$0")/lib.sh"
make_root /tmp/root
start /tmp/root '
mount -t proc proc /proc
mount -t tmpfs -o size=1m shm /tmp
echo hello > /tmp/hello
mount -o bind /tmp /mnt
mount --make-shared /mnt
'
cp "/proc/$task/mountinfo" "$SHARED/before"
criu_dump "$task" "$SHARED/images"
images_survive "$SHARED/images"
touch "$SHARED/pin"
cm restore -D "$SHARED/images" -r /tmp/root --pin "$SHARED/pin"
nsenter --mount="$SHARED/pin" /bin/cat /proc/self/mountinfo > "$SHARED/after"
same "$SHARED/before" "$SHARED/after"
[[ $(nsenter --mount="$SHARED/pin" /bin/cat /mnt/hello) == hello ]] || fail "content"
umount "$SHARED/pin"
