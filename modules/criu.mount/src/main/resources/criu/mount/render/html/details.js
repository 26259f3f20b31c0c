// All that is known of a mount, beside the tree.
function showDetails(panel, model, node) {
  panel.replaceChildren();
  if (!node || node.heading) {
    panel.append(element('p', '', 'Point at a mount, or choose one with the keys, to see all its properties.'));
    return;
  }
  panel.append(element('h2', '', node.mount.mountpoint));
  node.problems.forEach(problem => panel.append(problemItem('div', problem)));
  const list = element('dl');
  for (const [name, value] of properties(model, node)) list.append(element('dt', '', name), element('dd', '', value));
  panel.append(list);
}

function properties(model, node) {
  const mount = node.mount;
  const yes = [mount.hidden && 'hidden', mount.stacked && 'stacked', mount.unbindable && 'unbindable', mount.rootDeleted && 'root deleted'];
  const others = model.devices.get(mount.device) - 1;
  return [
    ['mount', mount.id + ' on ' + mount.parent],
    ['type', mount.type],
    ['source', mount.source],
    ['root', mount.root],
    ['flags', mount.flags.join(', ') || 'none'],
    ['device', mount.device + (others > 0 ? ', shown by ' + count(others, 'other mount') : '')],
    ['file system', [...mount.superblockFlags, mount.options].filter(Boolean).join(',').replaceAll(',', ', ') || 'no options'],
    ['peer group', mount.peerGroup ? groupWords(model.groups.get(mount.peerGroup).members, mount.peerGroup, node) : 'none'],
    ['master', mount.masterGroup ? masterWords(model.groups.get(mount.masterGroup), mount.masterGroup) : 'none'],
    ['slaves', mount.peerGroup ? names(model.groups.get(mount.peerGroup).slaves) || 'none' : 'none'],
    ['comes back by', { tree: 'the tree itself', external: 'key ' + mount.key, 'auto-external': 'a path of the host', device: 'a device', plugin: 'a plugin' }[mount.origin]],
    ['marks', yes.filter(Boolean).join(', ') || 'none'],
    ['mounted on it', count(node.children.length, 'mount')],
  ];
}

function names(nodes) {
  const shown = nodes.slice(0, 8).map(node => node.mount.mountpoint);
  return shown.join('\n') + (nodes.length > 8 ? '\nand ' + (nodes.length - 8) + ' more' : '');
}

function groupWords(members, number, self) {
  const others = members.filter(node => node !== self);
  return number + (others.length > 0 ? ', with\n' + names(others) : ', alone');
}

function masterWords(group, number) {
  return number + (group.members.length > 0 ? ', of\n' + names(group.members) : ', outside of what is shown');
}

function problemItem(tag, problem, go) {
  const item = element(tag, 'problem ' + problem.severity);
  item.append(element('b', '', problem.severity + ': '));
  if (go) {
    const button = element('button', '', problem.subject);
    button.type = 'button';
    button.addEventListener('click', go);
    item.append(button, ': ');
  } else if (tag === 'li') {
    item.append(element('span', 'which', problem.subject), ': ');
  }
  item.append(problem.reason);
  for (const remedy of problem.remedies) item.append(element('code', 'cure', remedy.text));
  return item;
}
