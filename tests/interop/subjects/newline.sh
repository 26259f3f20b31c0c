inside='
place=$(busybox printf "/mnt/two\nlines")
mkdir "$place"
mount -t tmpfs lines "$place"
'
