# A mount of the host that is shared with it, found by itself.
mkdir -p /srv/b
mount -t tmpfs b /srv/b
mount --make-shared /srv/b
bring='
mkdir -p b c
mount --bind /srv/b b
'
inside='
mount -t proc proc /proc
'
dump=(-M auto --enable-external-sharing)
restore=(-M auto --enable-external-sharing)
alike=no # CRIU ends a source with a slash
