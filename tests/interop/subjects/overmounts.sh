# Mounts on mounts, on their parents and over their siblings.
inside='
mount -t proc proc /proc
mkdir -p /mnt/a /mnt/b/c/d
mount -t tmpfs lowest /mnt/a
echo 1 > /mnt/a/lowest
mount -t tmpfs middle /mnt/a
echo 2 > /mnt/a/middle
mount -t tmpfs highest /mnt/a
echo 3 > /mnt/a/highest
mount -t tmpfs hidden /mnt/b/c/d
echo 4 > /mnt/b/c/d/hidden
mount -t tmpfs hides /mnt/b
mkdir -p /mnt/b/c/d
mount --bind /mnt/a /mnt/b/c/d
'
contents='/mnt/a /mnt/b'
