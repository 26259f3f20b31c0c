# A cgroup namespace, and a cgroup file system.
# CRIU is not to mount the hierarchy, which would reset its options on the host.
unshared=(--cgroup)
criu=(--manage-cgroups=ignore)
inside='
mount -t proc proc /proc
mount -t cgroup2 cgroup /sys
'
