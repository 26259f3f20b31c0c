# Layers in the root and on a tmpfs.
inside='
mount -t proc proc /proc
mkdir /mnt/lower /mnt/merged /mnt/top
echo low > /mnt/lower/low
mount -t tmpfs layers /mnt/top
mkdir /mnt/top/upper /mnt/top/work
mount -t overlay -o lowerdir=/mnt/lower,upperdir=/mnt/top/upper,workdir=/mnt/top/work over /mnt/merged
echo up > /mnt/merged/up
rm /mnt/merged/low
'
contents='/mnt/merged'
