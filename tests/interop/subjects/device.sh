# A file system on a device, under a name.
dd if=/dev/zero of=/tmp/disk bs=1M count=4 status=none
disk=$(losetup -f --show /tmp/disk)
busybox mke2fs "$disk" > /dev/null
trap 'losetup -d "$disk"' EXIT
mkdir -p /srv/disk
bring='
mkdir -p disk
mount -t ext2 '$disk' disk
'
inside='
mount -t proc proc /proc
mkdir /disk/part
mount --bind /disk/part /mnt
'
numbers=$((0x$(stat -c %t "$disk")))/$((0x$(stat -c %T "$disk")))
dump=(--external "dev[$numbers]:disk")
restore=(--external "dev[disk]:$disk")
