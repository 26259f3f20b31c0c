# File systems of the kernel, as a container has them.
inside='
mount -t proc -o nosuid,nodev,noexec proc /proc
mount -t sysfs -o ro sysfs /sys
mount -t tmpfs -o mode=755 dev /dev
mkdir /dev/pts /dev/mqueue /dev/shm
mknod -m 666 /dev/null c 1 3
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts /dev/pts
touch /dev/ptmx
mount --bind /dev/pts/ptmx /dev/ptmx
mount -t mqueue mqueue /dev/mqueue
mount -t tmpfs -o size=64k shm /dev/shm
mount --bind /proc/sys /proc/sys
mount -o remount,bind,ro /proc/sys
mount --bind /dev/null /proc/version
mount -t tmpfs -o ro masked /proc/fs
'
contents='/dev/shm' alike=no # CRIU adds newinstance
