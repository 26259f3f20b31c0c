// The page of plan: steps in order, and the tree as it is after one of them.
function startPlan() {
  const data = pageData();
  const byId = new Map(data.mounts.map(mount => [mount.id, { mount, children: [] }]));
  const roots = [];
  for (const node of byId.values()) {
    const parent = byId.get(node.mount.parent);
    (parent && parent !== node ? parent.children : roots).push(node);
  }
  linked(roots);
  const steps = data.steps.map((step, index) => ({ ...step, number: index + 1, children: [], node: byId.get(step.mount) }));
  linked(steps);

  let position = 0; // how many steps are done
  const tree = new TreeList(document.getElementById('tree'), fillMount, () => {});
  const list = new TreeList(document.getElementById('steps'), fillStep, step => go(step.number));
  const slider = document.getElementById('position');
  slider.max = steps.length;
  document.getElementById('counts').textContent = count(steps.length, 'step') + ', ' + count(byId.size, 'mount');

  function go(to) {
    position = Math.min(Math.max(to, 0), steps.length);
    slider.value = position;
    byId.forEach(node => Object.assign(node, { made: false, placed: false, linked: false }));
    for (const step of steps.slice(0, position)) carryOut(step);
    list.rows.forEach((row, index) => markStep(row, list.visible[index]));
    if (position > 0) {
      list.reveal(position - 1);
      const node = steps[position - 1].node;
      for (let above = node.parent; above; above = above.parent) above.folded = false;
      tree.refresh();
      tree.reveal(node.index);
    } else {
      tree.refresh();
    }
    showNow();
  }

  function carryOut(step) {
    if (step.does.includes('made')) step.node.made = true;
    if (step.does.includes('placed')) step.node.made = step.node.placed = true;
    if (step.does.includes('linked')) step.node.linked = true;
  }

  function showNow() {
    const now = document.getElementById('now');
    now.replaceChildren();
    if (position === 0) {
      now.append('Before the first step: the new namespace is a copy of the host\u2019s.');
      return;
    }
    const step = steps[position - 1];
    now.append(element('b', '', 'Step ' + step.number + ' of ' + steps.length + ': '), step.node.mount.mountpoint + ': ' + step.text);
  }

  function fillStep(row, step) {
    row.append(element('span', 'number', step.number), element('span', 'name', step.node.mount.mountpoint), element('span', 'text', step.text));
    markStep(row, step);
  }

  function markStep(row, step) {
    row.classList.toggle('now', step.number === position);
    row.classList.toggle('done', step.number < position);
  }

  function fillMount(row, node) {
    const mount = node.mount;
    const above = node.parent ? node.parent.mount.mountpoint : '';
    const state = element('span', 'word');
    state.append(element('i', 'state' + (node.placed ? ' placed' : node.made ? ' made' : '')), node.placed ? 'placed' : node.made ? 'held' : '');
    const sharing = element('span', node.linked ? 'sharing linked' : 'sharing', sharingWords(mount));
    row.append(nameCell(node, mount.mountpoint, above), element('span', 'type', mount.type), sharing, state);
    row.classList.toggle('absent', !node.made);
    row.classList.toggle('held', node.made && !node.placed);
    row.classList.toggle('touched', position > 0 && steps[position - 1].node === node);
  }

  slider.addEventListener('input', () => go(Number(slider.value)));
  document.getElementById('first').addEventListener('click', () => go(0));
  document.getElementById('previous').addEventListener('click', () => go(position - 1));
  document.getElementById('next').addEventListener('click', () => go(position + 1));
  document.getElementById('last').addEventListener('click', () => go(steps.length));
  document.addEventListener('keydown', event => {
    if (event.target.closest('input, #tree') || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowLeft: position - 1, ArrowUp: position - 1, ArrowRight: position + 1, ArrowDown: position + 1, Home: 0, End: steps.length };
    if (!Object.hasOwn(to, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    go(to[event.key]);
  }, true);

  tree.show(roots);
  list.show(steps);
  go(0);
}

function sharingWords(mount) {
  const words = [];
  if (mount.peerGroup) words.push('shared:' + mount.peerGroup);
  if (mount.masterGroup) words.push('slave:' + mount.masterGroup);
  return words.join(',') || 'private';
}

startTheme();
startPlan();
