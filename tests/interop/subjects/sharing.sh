# A chain of slaves, one of them shared too, a group of three, an unbindable mount, a private one.
inside='
mount -t proc proc /proc
mkdir /mnt/a /mnt/b /mnt/c /mnt/d /mnt/e /mnt/f /mnt/g
mount -t tmpfs first /mnt/a
mount --make-shared /mnt/a
mkdir /mnt/a/part
mount --bind /mnt/a /mnt/b
mount --bind /mnt/a /mnt/c
mount --make-slave /mnt/c
mount --make-shared /mnt/c
mount --bind /mnt/c /mnt/d
mount --make-slave /mnt/d
mount --bind /mnt/a/part /mnt/e
mount -t tmpfs alone /mnt/f
mount --make-unbindable /mnt/f
mount -t tmpfs below /mnt/a/part
echo seen > /mnt/b/part/everywhere
mount -t tmpfs own /mnt/g
'
contents='/mnt/a /mnt/d/part'
