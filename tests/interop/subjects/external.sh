# A directory and a file of the host, each under a name.
mkdir -p /srv/data /srv/other
echo host > /srv/data/file
echo name > /srv/hosts
bring='
mkdir -p data etc
touch etc/hosts
mount --bind /srv/data data
mount --bind /srv/hosts etc/hosts
mount -o remount,bind,ro etc/hosts
'
dump=(--external 'mnt[/data]:data' --external 'mnt[/etc/hosts]:hosts')
restore=(--external 'mnt[data]:/srv/data' --external 'mnt[hosts]:/srv/hosts')
contents='/data'
