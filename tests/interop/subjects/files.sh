# Binds of files: of a tmpfs, of the root, and of a device.
inside='
mount -t proc proc /proc
mount -t tmpfs tmp /tmp
echo name > /tmp/hosts
echo other > /etc/other
touch /etc/hosts /mnt/copy /mnt/null
mount --bind /tmp/hosts /etc/hosts
mount --bind /etc/other /mnt/copy
mount -o remount,bind,ro /mnt/copy
mknod /tmp/null c 1 3
mount --bind /tmp/null /mnt/null
'
contents='/tmp'
