# A container whose root is a shared mount, with binds of its own tmpfs and nested volumes.
# Sourced with $engine: crun or runc.
source "$(dirname "${BASH_SOURCE[0]}")/container.sh"
cgroups_v1
make_bundle "$engine" /srv/bundle
mkdir -p /srv/data/inner /srv/inner
echo outer > /srv/data/name
echo inner > /srv/inner/name
edit /srv/bundle "
c['root']['readonly'] = False
c['linux']['rootfsPropagation'] = 'shared'
volume('/data', '/srv/data', 'rbind')
volume('/data/inner', '/srv/inner', 'bind', 'ro')
c['mounts'].append({'destination': '/var/cache', 'type': 'tmpfs', 'source': 'cache', 'options': ['nosuid', 'size=2m']})
"
run_bundle "$engine" /srv/bundle
nsenter -t "$task" -m /bin/sh -c 'mkdir /var/cache/a && echo kept > /var/cache/a/note && mount -o bind /var/cache/a /mnt'
inside() {
  [[ $(in_pin /bin/cat /data/inner/name /mnt/note) == $'inner\nkept' ]] || fail "$1: volumes"
}
round_trip "$engine" /srv/bundle
