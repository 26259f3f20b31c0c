// Shows the mounts that have all the words of a search, and faintly what they stand on.
class Search {
  constructor(field, output, model, list) {
    this.field = field;
    this.output = output;
    this.model = model;
    this.list = list;
    this.found = null;
    this.way = new Set();
    field.addEventListener('input', () => this.search());
    field.addEventListener('keydown', event => this.key(event));
    list.accepts = node => this.found === null || this.way.has(node);
    document.addEventListener('keydown', event => {
      if (event.key === '/' && document.activeElement !== field) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    });
  }

  search() {
    const words = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.found = words.length === 0 ? null : new Set();
    this.way.clear();
    if (this.found) {
      for (const node of this.model.nodes) {
        if (words.every(word => node.text.includes(word))) this.add(node);
      }
    }
    this.output.textContent = this.found ? this.found.size + ' found' : '';
    this.list.scroller.scrollTop = 0;
    this.list.refresh();
  }

  add(node) {
    this.found.add(node);
    for (let at = node; at && !this.way.has(at); at = at.parent) {
      this.way.add(at);
      at.folded = at.folded && at === node;
    }
  }

  // Tells whether a mount is there only because something that was found stands on it.
  isOnlyOnTheWay(node) {
    return this.found !== null && !this.found.has(node);
  }

  key(event) {
    if (event.key === 'Escape') {
      this.field.value = '';
      this.search();
      this.list.scroller.focus();
    } else if ((event.key === 'Enter' || event.key === 'ArrowDown') && this.list.visible.length > 0) {
      event.preventDefault();
      const first = this.list.visible.find(node => !this.isOnlyOnTheWay(node));
      this.list.choose(first || this.list.visible[0]);
      this.list.scroller.focus();
    }
  }
}
