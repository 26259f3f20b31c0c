// The mounts as nodes, with what a row shows of each.
const COLOURS = 10;

function readModel(data) {
  const model = { title: data.title, nodes: [], roots: [], groups: new Map(), devices: new Map(), problems: data.problems };
  const byId = new Map();
  for (const namespace of data.namespaces) {
    const nodes = namespace.mounts.map(mount => ({ mount, children: [], problems: [], text: searchText(mount) }));
    nodes.forEach(node => byId.set(node.mount.id, node));
    for (const node of nodes) node.children = node.mount.children.map(id => byId.get(id));
    model.nodes.push(...nodes);
    const root = byId.get(namespace.root);
    model.roots.push(
      data.namespaces.length === 1
        ? root
        : { heading: 'mount namespace ' + namespace.id, children: [root], problems: [], text: '' });
  }
  linked(model.roots);
  model.nodes.forEach(node => addToGroups(model, node));
  for (const problem of data.problems || []) {
    const node = problem.mount && byId.get(problem.mount.id);
    if (node) node.problems.push(problem);
  }
  addColours(model);
  model.byId = byId;
  return model;
}

function searchText(mount) {
  const words = [mount.mountpoint, mount.type, mount.source, mount.root, mount.options, mount.device, mount.origin,
    mount.key || '', ...mount.flags, 'id:' + mount.id];
  if (mount.peerGroup) words.push('shared:' + mount.peerGroup);
  if (mount.masterGroup) words.push('slave:' + mount.masterGroup);
  if (mount.hidden) words.push('hidden');
  if (mount.stacked) words.push('stacked');
  return words.join(' ').toLowerCase();
}

function group(model, number) {
  if (!model.groups.has(number)) {
    model.groups.set(number, { number, members: [], slaves: [], colour: model.groups.size % COLOURS });
  }
  return model.groups.get(number);
}

function addToGroups(model, node) {
  const { peerGroup, masterGroup, device } = node.mount;
  if (peerGroup) group(model, peerGroup).members.push(node);
  if (masterGroup) group(model, masterGroup).slaves.push(node);
  model.devices.set(device, (model.devices.get(device) || 0) + 1);
}

// A file system that several mounts show has a colour.
function addColours(model) {
  const colours = new Map();
  for (const node of model.nodes) {
    const device = node.mount.device;
    if (model.devices.get(device) > 1) {
      if (!colours.has(device)) colours.set(device, colours.size % COLOURS);
      node.colour = colours.get(device);
    }
  }
}

function marksOf(mount) {
  const marks = [];
  if (mount.origin === 'external') marks.push(['external:' + mount.key, '']);
  else if (mount.origin === 'auto-external') marks.push(['external', '']);
  else if (mount.origin !== 'tree') marks.push([mount.origin, '']);
  if (mount.rootDeleted) marks.push(['deleted', '']);
  if (mount.unbindable) marks.push(['unbindable', 'quiet']);
  if (mount.stacked) marks.push(['stacked', 'quiet']);
  if (mount.hidden) marks.push(['hidden', 'quiet']);
  return marks;
}
