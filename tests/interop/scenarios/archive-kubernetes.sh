# row: runc with CRIU | criu-mount | archive as CRI-O writes it for Kubernetes, of a container of runc
source "$(dirname "$0")/lib/checkpoint.sh"
engine_container runc
engine_checkpoint runc
mkdir /tmp/archive
mv "$SHARED/images" /tmp/archive/checkpoint
python3 - "$container" << 'PYTHON'
import json, sys
with open('/srv/bundle/config.json') as config: spec = json.load(config)
spec['root']['path'] = '/srv/bundle/rootfs'
spec['annotations'] = {
    'io.container.manager': 'cri-o', 'io.kubernetes.cri-o.IP.0': '10.85.0.7',
    'io.kubernetes.cri-o.Created': '2026-11-26T20:52:20.724347215Z',
    'io.kubernetes.cri-o.Metadata': json.dumps({'name': sys.argv[1], 'attempt': 1}),
    'io.kubernetes.pod.name': 'a-pod', 'io.kubernetes.pod.namespace': 'default'}
config = {'id': 'f' * 64, 'name': 'k8s_' + sys.argv[1], 'rootfsImageName': 'registry.example/resident:1',
          'runtime': 'runc', 'createdTime': '2026-11-26T20:52:20.724347215Z',
          'checkpointedTime': '2026-11-26T20:53:00Z', 'restoredTime': '0001-01-01T00:00:00Z', 'restored': False}
for name, value in ('spec', spec), ('config', config):
    with open(f'/tmp/archive/{name}.dump', 'w') as dump: json.dump(value, dump)
PYTHON
archive=$SHARED/checkpoint.tar
tar -C /tmp/archive -cf "$archive" checkpoint config.dump spec.dump
checkpointctl show "$archive" > "$SHARED/theirs" || fail "checkpointctl does not read the archive"
archive_shown image
restored_from "$archive" /srv/bundle/rootfs -- --oci-bundle "$archive"
