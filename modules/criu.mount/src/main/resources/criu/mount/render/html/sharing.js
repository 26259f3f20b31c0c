// The trunks: from a member of a peer group a line runs beside the rows and sends an arrow to each slave.
const LANE = 10;
const MOST_LANES = 12;

class Sharing {
  constructor(model, list, heading) {
    this.model = model;
    this.list = list;
    this.heading = heading;
    this.trunks = [];
    this.near = null;
    this.ring = 18 + 6 * Math.max(0, Math.max(0, ...[...model.groups.keys()].map(n => String(n).length)) - 2);
    this.picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.picture.setAttribute('class', 'trunks');
    this.picture.setAttribute('aria-hidden', 'true');
    list.space.append(this.picture);
  }

  // Finds the trunks anew: rows have come or gone.
  refresh() {
    const visible = node => this.list.visible[node.index] === node;
    this.trunks = [];
    for (const group of this.model.groups.values()) {
      const slaves = group.slaves.filter(visible).map(node => node.index).sort((a, b) => a - b);
      const members = group.members.filter(visible).map(node => node.index).sort((a, b) => a - b);
      if (slaves.length === 0 || members.length === 0) continue;
      const top = Math.min(members[0], slaves[0]);
      const bottom = Math.max(members[0], slaves[slaves.length - 1]);
      this.trunks.push({ group, master: members[0], slaves, top, bottom, lane: 0 });
    }
    this.trunks.sort((a, b) => a.top - b.top || a.bottom - b.bottom);
    const ends = new Array(MOST_LANES).fill(0);
    for (const trunk of this.trunks) {
      while (trunk.lane < MOST_LANES - 1 && ends[trunk.lane] > trunk.top) trunk.lane++;
      ends[trunk.lane] = Math.max(ends[trunk.lane], trunk.bottom + 1);
    }
    const lanes = Math.max(0, ...this.trunks.map(trunk => trunk.lane + 1));
    const rings = this.model.groups.size > 0 ? 2 * this.ring + 8 : 40;
    document.body.style.setProperty('--ring', this.ring + 'px');
    document.body.style.setProperty('--peers', rings + (lanes ? 14 + lanes * LANE : 0) + 'px');
  }

  paint(first, end) {
    this.picture.replaceChildren();
    this.picture.style.left = this.heading.offsetLeft - this.heading.parentElement.offsetLeft + 'px';
    this.picture.style.top = '0';
    for (const trunk of this.trunks) {
      if (trunk.bottom >= first && trunk.top < end) this.draw(trunk, first, end);
    }
  }

  draw(trunk, first, end) {
    const x = 2 * this.ring + 8 + 12 + trunk.lane * LANE;
    const y = row => Math.min(Math.max(row, first - 1), end) * ROW + ROW / 2;
    const away = this.near && this.near !== trunk.group ? ' away' : '';
    const colour = 'k' + trunk.group.colour + away;
    const masterY = y(trunk.master) + 4;
    const ends = trunk.slaves.map(row => y(row) - 3);
    this.path('M' + x + ' ' + Math.min(masterY, ...ends) + 'V' + Math.max(masterY, ...ends), colour);
    if (trunk.master >= first && trunk.master < end) {
      this.path('M' + (2 * this.ring + 8) + ' ' + masterY + 'H' + x, colour);
    }
    for (const row of trunk.slaves) {
      if (row >= first && row < end) this.arrow(row, x, y(row) - 3, colour);
    }
  }

  arrow(row, x, y, colour) {
    const shared = this.list.visible[row].mount.peerGroup !== 0;
    const to = (shared ? 2 * this.ring + 8 : this.ring) + 2;
    this.path('M' + x + ' ' + y + 'H' + (to + 5), colour);
    this.path('M' + to + ' ' + y + 'l7 -3.5v7z', 'head ' + colour);
  }

  path(way, classes) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', way);
    path.setAttribute('class', classes);
    this.picture.append(path);
  }

  // The rings of a mount: the group it is a slave of, and its own.
  cell(mount) {
    const cell = element('span', 'peers');
    for (const [number, kind, words] of [[mount.masterGroup, 'ring of', 'slave of peer group '], [mount.peerGroup, 'ring', 'peer group ']]) {
      const slot = element('span', 'slot');
      if (number) {
        const ring = element('i', kind + ' k' + this.model.groups.get(number).colour, number);
        ring.setAttribute('aria-label', words + number);
        slot.append(ring);
      }
      cell.append(slot);
    }
    return cell;
  }
}
