// The page of show.
function startTree() {
  const model = readModel(pageData());
  const panel = document.getElementById('details');
  let chosen = null;
  const list = new TreeList(document.getElementById('tree'), fill, node => {
    chosen = node;
    pointAt(node);
  });
  const sharing = new Sharing(model, list, document.getElementById('peers'));
  const search = new Search(document.getElementById('search'), document.getElementById('found'), model, list);
  list.changed = () => sharing.refresh();
  list.painted = (first, end) => sharing.paint(first, end);

  function fill(row, node) {
    if (node.heading) {
      row.classList.add('heading');
      row.append(nameCell(node, node.heading));
      return;
    }
    const mount = node.mount;
    const above = node.parent && node.parent.mount ? node.parent.mount.mountpoint : '';
    const name = nameCell(node, mount.mountpoint, above);
    const swatch = element('i', node.colour === undefined ? 'swatch once' : 'swatch c' + node.colour);
    name.insertBefore(swatch, name.lastChild);
    const part = mount.root === '/' ? '' : '[' + mount.root + ']';
    const marks = element('span', 'marks');
    node.problems.forEach(problem => marks.append(element('span', 'mark ' + problem.severity, problem.severity)));
    marksOf(mount).forEach(([text, kind]) => marks.append(element('span', 'mark ' + kind, text)));
    row.append(name, element('span', 'type', mount.type), element('span', 'source', mount.source + part), sharing.cell(mount), marks);
    row.classList.toggle('faint', mount.hidden || !mount.matched || search.isOnlyOnTheWay(node));
    row.classList.toggle('trouble', node.problems.some(problem => problem.severity === 'error'));
    row.classList.toggle('near', isNear(node));
  }

  let near = new Set();

  function isNear(node) {
    return near.has(node);
  }

  // Shows all of a mount, and marks the others of its group, its masters and its slaves.
  function pointAt(node) {
    showDetails(panel, model, node);
    const mount = node && node.mount;
    const own = mount && model.groups.get(mount.peerGroup);
    const master = mount && model.groups.get(mount.masterGroup);
    near = new Set([...(own ? [...own.members, ...own.slaves] : []), ...(master ? master.members : [])]);
    near.delete(node);
    list.rows.forEach((row, index) => row.classList.toggle('near', isNear(list.visible[index])));
    sharing.near = own && own.slaves.length > 0 ? own : master || null;
    list.painted(...range());
  }

  function range() {
    const indices = [...list.rows.keys()];
    return indices.length === 0 ? [0, 0] : [Math.min(...indices), Math.max(...indices) + 1];
  }

  list.space.addEventListener('mouseover', event => {
    const node = list.nodeOf(event);
    if (node) pointAt(node);
  });
  list.scroller.addEventListener('mouseleave', () => pointAt(chosen));
  document.getElementById('fold').addEventListener('click', () => list.foldAll(true));
  document.getElementById('unfold').addEventListener('click', () => list.foldAll(false));
  showCounts(model);
  showProblems(model, node => {
    list.choose(node);
    list.scroller.focus();
  });
  list.show(model.roots);
  pointAt(null);
}

function showCounts(model) {
  const words = [count(model.nodes.length, 'mount'), count(model.devices.size, 'file system'),
    count([...model.groups.values()].filter(one => one.members.length > 0).length, 'peer group')];
  const hidden = model.nodes.filter(node => node.mount.hidden).length;
  if (hidden) words.push(hidden + ' hidden');
  if (model.problems) {
    const errors = model.problems.filter(problem => problem.severity === 'error').length;
    words.push(errors ? 'a dump is refused: ' + count(errors, 'error') : 'a dump would succeed');
  }
  document.getElementById('counts').textContent = words.join(', ');
}

function showProblems(model, choose) {
  if (!model.problems || model.problems.length === 0) return;
  const section = document.getElementById('problems');
  const list = element('ul');
  for (const problem of model.problems) {
    const node = problem.mount && model.byId.get(problem.mount.id);
    list.append(problemItem('li', problem, node ? () => choose(node) : undefined));
  }
  section.append(list);
  section.hidden = false;
}

startTheme();
startTree();
