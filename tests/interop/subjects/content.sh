# All kinds of files. Times are whole seconds, and there are no extended attributes and sockets: CRIU loses these.
inside='
mount -t proc proc /proc
mount -t tmpfs -o mode=1770,uid=7 kinds /tmp
cd /tmp
echo text > file
ln file second
chmod 4711 file
chown 12:34 second
ln -s /no/where link
mknod block b 7 200
mknod character c 1 5
mkfifo -m 640 fifo
mkdir -m 2755 -p deep/deeper/deepest
dd if=/bin/busybox of=sparse bs=1 count=1000 seek=50000000 2> /dev/null
name=$(busybox printf "%0200d" 7)
echo long > "deep/$name"
echo strange > "$(busybox printf "tab\tback\\\\slash \303\274 new\nline")"
busybox find . -exec busybox touch -h -d "2020-01-01 10:00:00" {} ";"
cd /
'
contents='/tmp'
