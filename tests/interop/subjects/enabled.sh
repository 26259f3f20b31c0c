# A file system that CRIU has no rule for, so that it has to be allowed.
inside='
mount -t proc proc /proc
mount -t hugetlbfs huge /mnt
'
criu=(--enable-fs hugetlbfs)
