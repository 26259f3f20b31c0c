# Names that are no UTF-8. crit does not keep them.
inside='
mount -t proc proc /proc
name=$(busybox printf "/mnt/\377\200")
mkdir "$name"
mount -t tmpfs raw "$name"
echo note > "$name/note"
'
contents='/mnt' crit=no
