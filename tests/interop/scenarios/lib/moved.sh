# A container whose bundle moves to another root, with other volumes and an edited config.json.
# Sourced with $engine: crun or runc.
source "$(dirname "${BASH_SOURCE[0]}")/container.sh"
cgroups_v1
make_bundle "$engine" /srv/bundle
mkdir -p /srv/data /srv/other/data /srv/elsewhere
echo first > /srv/data/name
echo second > /srv/other/data/name
echo second > /srv/other/hosts
echo first > /srv/hosts
edit /srv/bundle "
c['root']['readonly'] = False
volume('/data/deep', '/srv/data', 'rbind')
volume('/etc/hosts', '/srv/hosts', 'bind', 'ro')
"
run_bundle "$engine" /srv/bundle
dumped --oci-bundle /srv/bundle
"$engine" delete -f "$container"
make_root /srv/elsewhere/root # without the mountpoints that the engine made
cp /srv/bundle/config.json /srv/elsewhere
edit /srv/elsewhere "
c['root']['path'] = 'root'
for mount in c['mounts']: mount['source'] = mount['source'].replace('/srv/', '/srv/other/')
"
inside() {
  [[ $(in_pin /bin/cat /data/deep/name /etc/hosts) == $'second\nsecond' ]] || fail "$1: volumes"
}
restored /srv/elsewhere/root /srv/bundle/rootfs=/srv/elsewhere/root /srv/data=/srv/other/data /srv/hosts=/srv/other/hosts -- \
  --oci-bundle /srv/elsewhere
[[ -d /srv/elsewhere/root/data/deep && -f /srv/elsewhere/root/etc/hosts ]] || fail "the mountpoints are not there"
