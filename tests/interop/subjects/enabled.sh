# A file system that CRIU has no rule for, allowed by option.
inside='
mount -t proc proc /proc
mount -t configfs config /mnt
'
dump=(--enable-fs configfs)
restore=(--enable-fs configfs)
