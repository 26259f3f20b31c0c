# A user namespace whose root is another user on the host.
unshared=(--user --map-users 0:100000:65536 --map-groups 0:100000:65536 --setuid 0 --setgid 0)
bring='
mount -t proc proc proc
'
inside='
mount -t tmpfs -o mode=700,uid=5 inside /tmp
echo mine > /tmp/file
mount --bind /tmp /mnt
'
contents='/tmp'
