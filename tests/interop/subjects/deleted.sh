# A directory and a file that are mounted elsewhere and then removed.
inside='
mount -t proc proc /proc
mkdir /mnt/a /mnt/b
touch /mnt/c
mount -t tmpfs a /mnt/a
mkdir /mnt/a/gone
echo x > /mnt/a/file
mount --bind /mnt/a/gone /mnt/b
mount --bind /mnt/a/file /mnt/c
rm -r /mnt/a/gone /mnt/a/file
'
contents='/mnt/a' times=no # CRIU makes the sources again, and removes them
