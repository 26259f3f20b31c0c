# row: criu-mount | CRIU | process in namespaces of its own: proc, tmpfs with content, bind, peer group
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
criu_dump "$task" "$SHARED/images" --leave-stopped
mkdir "$SHARED/ours"
cm dump -t "$task" -D "$SHARED/ours"
images_survive "$SHARED/ours"
replace_mount_images "$SHARED/ours" "$SHARED/images"
stop "$task"
criu_restore "$SHARED/images" /tmp/root
same "$SHARED/before" "/proc/$task/mountinfo"
[[ $(nsenter --mount="/proc/$task/ns/mnt" /bin/cat /mnt/hello) == hello ]] || fail "content"
stop "$task"
