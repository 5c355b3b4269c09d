// The trials of a search, by index: fetched once as bytes, then brought forward by packets of what changed.
const stores = new Map();
const HEADER = 16;
const NARROW = ['status', 'epoch', 'accuracy', 'step', 'reward'];

class Points extends EventTarget {
  constructor(search) {
    super();
    this.search = search;
    this.version = 0;
    this.front = new Set();
    this.parameters = [];
    for (const name of NARROW) this[name] = [];
    this.ready = this.load();
  }

  get length() {
    return this.parameters.length;
  }

  async load() {
    for (let attempt = 0; ; attempt++) {
      try {
        const response = await fetch(`/_nas/searches/${encodeURIComponent(this.search)}/points`);
        if (response.ok) return this.merge(await response.arrayBuffer());
      } catch { /* tried again */ }
      await new Promise(done => setTimeout(done, Math.min(5000, 500 * 2 ** attempt)));
    }
  }

  merge(buffer) {
    const [version, count, front] = new Uint32Array(buffer, 0, 3);
    const parameters = new Float64Array(buffer, HEADER, count);
    let offset = HEADER + 8 * count;
    const column = length => {
      const values = new Float32Array(buffer, offset, length);
      offset += 4 * length;
      return values;
    };
    const index = column(count);
    const narrow = NARROW.map(() => column(count));
    for (let row = 0; row < count; row++) {
      const trial = index[row];
      this.parameters[trial] = parameters[row];
      NARROW.forEach((name, which) => this[name][trial] = narrow[which][row]);
    }
    this.front = new Set(column(front));
    this.version = Math.max(this.version, version);
    this.dispatchEvent(new Event('change'));
  }
}

export function pointsOf(search) {
  if (!stores.has(search)) stores.set(search, new Points(search));
  return stores.get(search);
}

// A chart that is drawn again, as when the page comes alive, finds the points; a later visit fetches them afresh.
export function hold(points) {
  points.holders = (points.holders ?? 0) + 1;
}

export function release(points) {
  points.holders--;
  setTimeout(() => {
    if (points.holders === 0 && stores.get(points.search) === points) stores.delete(points.search);
  }, 2000);
}

nas.points = {
  async version(search) {
    const points = pointsOf(search);
    await points.ready;
    return points.version;
  },
  merge(search, bytes) {
    // A copy, since the columns need an aligned begin.
    stores.get(search)?.merge(bytes.slice().buffer);
  },
};
