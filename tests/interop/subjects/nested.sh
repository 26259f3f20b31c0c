# A second process in a mount namespace of its own, with a slave of the first one and a mount that it alone has.
residents=2
inside='
mount -t tmpfs both /tmp
mkdir /tmp/below
mount --make-shared /tmp
mount -t proc proc /proc
unshare -m sh -c "
mount --make-slave /tmp
mount -t tmpfs alone /mnt
echo nested > /mnt/note
exec /bin/resident
" &
until [ -e /proc/$!/comm ] && [ "$(cat /proc/$!/comm)" = resident ]; do :; done
mount -t tmpfs later /tmp/below
echo later > /tmp/below/note
'
contents='/tmp'
