# Mounts of the host that are found by themselves: a private one, a peer, a slave.
mkdir -p /srv/a /srv/b
mount -t tmpfs a /srv/a
echo host > /srv/a/file
mount -t tmpfs b /srv/b
mount --make-shared /srv/b
bring='
mkdir -p a b c
mount --bind /srv/a a
mount --bind /srv/b b
mount --make-private b
mount --bind /srv/b c
mount --make-slave c
'
inside='
mount -t proc proc /proc
'
dump=(--external 'mnt[]:m')
restore=(--external 'mnt[]')
contents='/a' alike=no # CRIU ends a source with a slash
