# A chain of slaves, one of them shared too, with a mount that is propagated along it.
inside='
mount -t proc proc /proc
mkdir /mnt/a /mnt/b /mnt/c /mnt/d
mount -t tmpfs first /mnt/a
mount --make-shared /mnt/a
mkdir /mnt/a/part
mount --bind /mnt/a /mnt/b
mount --bind /mnt/a /mnt/c
mount --make-slave /mnt/c
mount --make-shared /mnt/c
mount --bind /mnt/c /mnt/d
mount --make-slave /mnt/d
mount -t tmpfs below /mnt/a/part
echo seen > /mnt/b/part/everywhere
'
contents='/mnt/a /mnt/d/part'
