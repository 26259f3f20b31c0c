inside='
mount -t proc proc /proc
mount -t tmpfs -o size=1m shm /tmp
echo hello > /tmp/hello
mount -o bind /tmp /mnt
mount --make-shared /mnt
'
contents='/tmp /mnt'
