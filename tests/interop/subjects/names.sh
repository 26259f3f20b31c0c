# Names of mountpoints, sources and roots that are escaped in mountinfo, or are no ASCII.
inside='
mount -t proc proc /proc
mkdir "/mnt/a b" "/mnt/back\\slash" "/mnt/gr$(busybox printf "\303\266")"
mount -t tmpfs "two words" "/mnt/a b"
mkdir "/mnt/a b/in side"
mount --bind "/mnt/a b/in side" "/mnt/back\\slash"
mount --bind "/mnt/a b" "/mnt/gr$(busybox printf "\303\266")"
'
contents='/mnt'
