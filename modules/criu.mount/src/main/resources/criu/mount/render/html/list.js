// A tree or list of thousands of rows, of which only those in sight are in the document. A node has parent,
// children, depth, folded; fill(row, node) draws one, chosen(node) hears of the one that keys are on.
const ROW = 28;
const SPARE = 12;

class TreeList {
  constructor(scroller, fill, chosen) {
    this.scroller = scroller;
    this.fill = fill;
    this.chosenChanged = chosen;
    this.roots = [];
    this.visible = [];
    this.rows = new Map();
    this.chosen = null;
    this.accepts = () => true;
    this.changed = () => {}; // there are other rows, not yet painted
    this.painted = () => {};
    this.item = scroller.getAttribute('role') === 'tree' ? 'treeitem' : 'option';
    this.space = element('div', 'space');
    this.space.setAttribute('role', 'none');
    scroller.append(this.space);
    scroller.addEventListener('scroll', () => this.paint());
    scroller.addEventListener('keydown', event => this.key(event));
    this.space.addEventListener('click', event => this.click(event));
    new ResizeObserver(() => this.paint()).observe(scroller);
    addEventListener('beforeprint', () => this.paint(true));
    addEventListener('afterprint', () => this.repaint());
  }

  show(roots) {
    this.roots = roots;
    this.refresh();
  }

  // Finds out anew which rows there are, after something was folded or searched.
  refresh() {
    this.visible = [];
    const open = [...this.roots].reverse();
    while (open.length > 0) {
      const node = open.pop();
      if (!this.accepts(node)) continue;
      node.index = this.visible.length;
      this.visible.push(node);
      if (!node.folded) for (let i = node.children.length; i-- > 0;) open.push(node.children[i]);
    }
    if (this.chosen && this.visible[this.chosen.index] !== this.chosen) this.chosen = null;
    this.space.style.height = this.visible.length * ROW + 'px';
    this.changed();
    this.repaint();
  }

  repaint() {
    this.rows.forEach(row => row.remove());
    this.rows.clear();
    this.paint();
  }

  // Puts the rows in sight into the document, and takes the others out.
  paint(all) {
    const top = Math.floor(this.scroller.scrollTop / ROW);
    const first = all ? 0 : Math.max(0, top - SPARE);
    const end = all
      ? this.visible.length
      : Math.min(this.visible.length, top + Math.ceil(this.scroller.clientHeight / ROW) + SPARE);
    this.rows.forEach((row, index) => {
      if (index < first || index >= end) {
        row.remove();
        this.rows.delete(index);
      }
    });
    for (let i = first; i < end; i++) {
      if (!this.rows.has(i)) this.add(i);
    }
    if (all) for (let i = first; i < end; i++) this.space.append(this.rows.get(i)); // printed in order
    this.painted(first, end);
  }

  add(index) {
    const node = this.visible[index];
    const row = element('div', index % 2 ? 'row odd' : 'row');
    row.id = this.scroller.id + '-' + index;
    row.setAttribute('role', this.item);
    if (this.item === 'treeitem') {
      row.setAttribute('aria-level', node.depth + 1);
      const siblings = node.parent ? node.parent.children : this.roots;
      row.setAttribute('aria-setsize', siblings.length);
      row.setAttribute('aria-posinset', node.position + 1);
      if (node.children.length > 0) row.setAttribute('aria-expanded', !node.folded);
    }
    row.style.transform = 'translateY(' + index * ROW + 'px)';
    this.fill(row, node);
    this.rows.set(index, row);
    this.space.append(row);
    this.markChosen(row, node);
  }

  markChosen(row, node) {
    row.classList.toggle('chosen', node === this.chosen);
    row.setAttribute('aria-selected', node === this.chosen);
  }

  // Puts the keys on a node, unfolds what hides it, and scrolls to it.
  choose(node) {
    let hidden = false;
    for (let above = node.parent; above; above = above.parent) {
      hidden = hidden || above.folded;
      above.folded = false;
    }
    this.chosen = node;
    if (hidden || this.visible[node.index] !== node) this.refresh();
    this.chosen = node;
    this.reveal(node.index);
    this.rows.forEach((row, index) => this.markChosen(row, this.visible[index]));
    this.scroller.setAttribute('aria-activedescendant', this.scroller.id + '-' + node.index);
    this.chosenChanged(node);
  }

  reveal(index) {
    const top = index * ROW;
    const view = this.scroller.clientHeight;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    if (top + ROW > this.scroller.scrollTop + view) this.scroller.scrollTop = top + ROW - view;
    this.paint();
  }

  fold(node, folded) {
    if (node.children.length === 0 || node.folded === folded) return;
    node.folded = folded;
    this.refresh();
  }

  foldAll(folded) {
    const open = [...this.roots];
    while (open.length > 0) {
      const node = open.pop();
      node.folded = folded && node.children.length > 0 && node.parent !== null;
      open.push(...node.children);
    }
    this.refresh();
    if (this.visible.length > 0) this.choose(this.visible[0]);
  }

  // Returns the node of the row that an event happened in.
  nodeOf(event) {
    const row = event.target.closest('.row');
    return row ? this.visible[Number(row.id.slice(this.scroller.id.length + 1))] : undefined;
  }

  click(event) {
    const node = this.nodeOf(event);
    if (!node) return;
    if (event.target.closest('.twisty')) this.fold(node, !node.folded);
    this.choose(node);
    this.scroller.focus();
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || this.visible.length === 0) return;
    const node = this.chosen || this.visible[0];
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 1);
    const to = index => this.choose(this.visible[Math.min(Math.max(index, 0), this.visible.length - 1)]);
    const keys = {
      ArrowDown: () => to(this.chosen ? node.index + 1 : 0),
      ArrowUp: () => to(node.index - 1),
      PageDown: () => to(node.index + page),
      PageUp: () => to(node.index - page),
      Home: () => to(0),
      End: () => to(this.visible.length - 1),
      ArrowRight: () => (node.folded ? this.unfoldAt(node) : node.children.length > 0 && to(node.index + 1)),
      ArrowLeft: () => (this.isOpen(node) ? this.foldAt(node) : node.parent && this.choose(node.parent)),
      Enter: () => (node.folded ? this.unfoldAt(node) : this.foldAt(node)),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  isOpen(node) {
    return node.children.length > 0 && !node.folded;
  }

  unfoldAt(node) {
    this.fold(node, false);
    this.choose(node);
  }

  foldAt(node) {
    this.fold(node, true);
    this.choose(node);
  }
}

// The cell with the lines of the tree, the triangle that folds, and the path without what the parent has of it.
function nameCell(node, path, above) {
  const cell = element('span', 'name');
  for (let i = 0; i < Math.min(node.depth, 24); i++) cell.append(element('span', 'guide'));
  const twisty = element('span', node.children.length > 0 ? 'twisty' : 'twisty leaf', node.folded ? '\u25B6' : '\u25BC');
  twisty.setAttribute('aria-hidden', 'true');
  cell.append(twisty);
  const shown = element('span', 'path');
  const prefix = above === '/' ? '/' : above + '/';
  if (above && above !== path && path.startsWith(prefix)) {
    shown.append(element('span', 'above', prefix), path.slice(prefix.length));
  } else {
    shown.append(path);
  }
  shown.title = path;
  cell.append(shown);
  return cell;
}

// Gives nodes what a list needs to know of them; each has its children already.
function linked(roots) {
  const open = roots.map((root, position) => Object.assign(root, { parent: null, depth: 0, position }));
  while (open.length > 0) {
    const node = open.pop();
    node.folded = node.folded || false;
    node.children.forEach((child, position) => {
      Object.assign(child, { parent: node, depth: node.depth + 1, position });
      open.push(child);
    });
  }
  return roots;
}
