// The page of diff: a row for each mount, how it was on the left and how it is on the right.
const SIGNS = { same: '', added: '+', removed: '\u2212', changed: '~', moved: '\u2192' };

function startDiff() {
  const data = pageData();
  const nodes = data.mounts.map(row => ({ ...row, row, children: [], differs: row.kind !== 'same' }));
  const roots = nodes.filter(node => node.row.parent < 0);
  nodes.forEach(node => node.row.parent >= 0 && nodes[node.row.parent].children.push(node));
  linked(roots);
  for (let i = nodes.length; i-- > 0;) {
    nodes[i].wanted = nodes[i].differs || nodes[i].children.some(child => child.wanted);
  }
  const only = document.getElementById('only');
  const panel = document.getElementById('details');
  const list = new TreeList(document.getElementById('tree'), fill, node => showChange(panel, node));
  list.accepts = node => !only.checked || node.wanted;
  only.addEventListener('change', () => list.refresh());
  document.getElementById('before').textContent = data.before;
  document.getElementById('after').textContent = data.after;

  const differing = nodes.filter(node => node.differs);
  function go(by) {
    if (differing.length === 0) return;
    const at = list.chosen ? nodes.indexOf(list.chosen) : -1;
    const next = by > 0
      ? differing.find(node => nodes.indexOf(node) > at) || differing[0]
      : differing.findLast(node => nodes.indexOf(node) < at) || differing[differing.length - 1];
    list.choose(next);
    list.scroller.focus();
  }
  document.getElementById('next').addEventListener('click', () => go(1));
  document.getElementById('previous').addEventListener('click', () => go(-1));
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'n') go(1);
    if (event.key === 'p') go(-1);
  });
  list.space.addEventListener('mouseover', event => {
    const node = list.nodeOf(event);
    if (node) showChange(panel, node);
  });
  list.scroller.addEventListener('mouseleave', () => showChange(panel, list.chosen));

  showCounts(nodes);
  list.show(roots);
  showChange(panel, null);
}

function fill(row, node) {
  row.classList.add('is-' + node.kind);
  const sign = element('span', 'sign ' + (node.differs ? node.kind : ''), SIGNS[node.kind]);
  sign.setAttribute('aria-label', node.kind);
  row.append(half(node, 'before'), sign, half(node, 'after'));
}

function half(node, side) {
  const mount = node[side];
  const cell = element('span', 'half ' + side + (mount ? '' : ' absent'));
  if (!mount) return cell;
  const above = node.parent && node.parent[side] ? node.parent[side].mountpoint : '';
  const part = mount.root === '/' ? '' : '[' + mount.root + ']';
  cell.append(nameCell(node, mount.mountpoint, above), element('span', 'type', mount.type), element('span', 'source', mount.source + part));
  return cell;
}

function showCounts(nodes) {
  const words = ['added', 'removed', 'changed', 'moved']
    .map(kind => [nodes.filter(node => node.kind === kind).length, kind])
    .filter(([number]) => number > 0)
    .map(([number, kind]) => number + ' ' + kind);
  document.getElementById('counts').textContent =
    count(nodes.length, 'mount') + ': ' + (words.length > 0 ? words.join(', ') : 'no difference');
}

function showChange(panel, node) {
  panel.replaceChildren();
  if (!node) {
    panel.append(element('p', '', 'Point at a mount, or go from difference to difference with n and p.'));
    return;
  }
  panel.append(element('h2', '', (node.after || node.before).mountpoint));
  panel.append(element('span', 'kind ' + (node.differs ? node.kind : ''), node.kind === 'same' ? 'the same in both' : node.kind));
  if (node.differences.length > 0) {
    const table = element('table');
    for (const difference of node.differences) {
      const head = element('tr');
      const title = element('th', '', difference.property);
      title.colSpan = 2;
      head.append(title);
      const values = element('tr');
      values.append(element('td', 'was', difference.before), element('td', 'is', difference.after));
      table.append(head, values);
    }
    panel.append(table);
  }
  const mount = node.after || node.before;
  const facts = element('dl');
  for (const [name, value] of [['type', mount.type], ['source', mount.source], ['root', mount.root], ['flags', mount.flags.join(', ') || 'none'],
    ['file system', [...mount.superblockFlags, mount.options].filter(Boolean).join(',').replaceAll(',', ', ') || 'no options'],
    ['peer group', mount.peerGroup || 'none'], ['master', mount.masterGroup || 'none']]) {
    facts.append(element('dt', '', name), element('dd', '', value));
  }
  panel.append(element('p', '', node.after ? 'As it is now:' : 'As it was:'), facts);
}

startTheme();
startDiff();
