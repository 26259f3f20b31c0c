# A line of mountinfo that is longer than a page.
inside='
mount -t tmpfs deep /mnt
part=$(busybox printf "%0200d" 0)
from=/mnt/from to=/mnt/to
for i in 1 2 3 4 5 6 7 8 9 10 11; do from=$from/$part to=$to/$part; done
mkdir -p "$from" "$to"
mount --bind "$from" "$to"
'
