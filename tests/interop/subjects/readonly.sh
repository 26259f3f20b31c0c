# Flags of mounts and of superblocks, with content below.
inside='
mount -t proc proc /proc
mkdir /mnt/a /mnt/b /mnt/c /mnt/d
mount -t tmpfs -o mode=700,uid=5,gid=6 kept /mnt/a
echo one > /mnt/a/one
mkdir /mnt/a/below
mount --bind /mnt/a/below /mnt/b
mount -o remount,bind,ro,nosuid,nodev,noexec,noatime /mnt/b
mount -t tmpfs -o size=2m,nr_inodes=100 sealed /mnt/c
echo two > /mnt/c/two
mkdir /mnt/c/inner
mount -t tmpfs -o nodiratime inner /mnt/c/inner
mount -o remount,ro /mnt/c
mount -t tmpfs -o sync,nosuid sync /mnt/d
mount --bind /bin /mnt/a/below
mount -o remount,bind,ro /mnt/a/below
'
contents='/mnt/a /mnt/c' alike=no # CRIU writes another flag for sync
