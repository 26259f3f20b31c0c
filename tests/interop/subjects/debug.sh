# File systems that show what the kernel has.
inside='
mount -t proc proc /proc
mkdir /mnt/a /mnt/b /mnt/c /mnt/d /mnt/e
mount -t securityfs security /mnt/b
mount -t fusectl fusectl /mnt/c
mount -t pstore pstore /mnt/d
mount -t debugfs debug /mnt/a
'
