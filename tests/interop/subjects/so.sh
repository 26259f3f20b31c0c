# Directories and files of the host that plugins of CRIU take: one with a descriptor, and one without.
mkdir -p /srv/volumes/{one,three}
echo one > /srv/volumes/one/name
echo two > /srv/volumes/two
echo three > /srv/volumes/three/name
echo four > /srv/volumes/four
bring='
mkdir -p volumes/one conf legacy/three
touch conf/two legacy/four
mount --bind /srv/volumes/one volumes/one
mount --bind /srv/volumes/two conf/two
mount --bind /srv/volumes/three legacy/three
mount --bind /srv/volumes/four legacy/four
'
criu=(-L "$SHARED/plugins")
ours=(--plugin criu-so --plugin-native criu-so --plugin-option "criu-so:path=$SHARED/plugins")
contents='/volumes /conf /legacy'
