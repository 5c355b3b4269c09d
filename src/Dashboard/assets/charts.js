// <nas-chart kind="best|pareto" search="id"> draws all trials of a search; kind="option" what C# hands over with nas.chart.set.
import { hold, pointsOf, release } from 'nas/points';
import * as builders from 'nas/trialcharts';
import { themed } from 'nas/charttheme';
import { save, tableOf } from 'nas/chartfiles';

let library = null;
const echarts = () => library ??= new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = document.body.dataset.echarts;
  script.onload = () => done(window.echarts);
  script.onerror = failed;
  document.head.append(script);
});

// When a page comes alive, Blazor replaces its elements by equal ones: a chart that was drawn moves over.
const parked = new Map();

class NasChart extends HTMLElement {
  static observedAttributes = ['selected'];

  connectedCallback() {
    this.points = this.hasAttribute('search') ? pointsOf(this.getAttribute('search')) : null;
    if (this.points) hold(this.points);
    this.redraw = () => this.schedule();
    this.retheme = () => this.schedule(0);
    this.points?.addEventListener('change', this.redraw);
    addEventListener('nas-theme', this.retheme);
    this.seen = new IntersectionObserver(entries => {
      this.isVisible = entries.at(-1).isIntersecting;
      if (this.isVisible && this.isStale) this.schedule(0);
    });
    this.seen.observe(this);
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this);
    this.isStale = true;
    this.adopt();
  }

  disconnectedCallback() {
    this.points?.removeEventListener('change', this.redraw);
    if (this.points) release(this.points);
    removeEventListener('nas-theme', this.retheme);
    this.seen.disconnect();
    this.sized.disconnect();
    clearTimeout(this.timer);
    this.timer = null;
    this.park();
  }

  // An observer also tells the first size, and to resize a chart is to draw it.
  fit() {
    if (!this.chart) return;
    const { clientWidth, clientHeight } = this.firstElementChild;
    if (clientWidth !== this.chart.getWidth() || clientHeight !== this.chart.getHeight()) this.chart.resize();
  }

  get key() {
    return ['kind', 'search', 'selected'].map(name => this.getAttribute(name) ?? '').join('|');
  }

  park() {
    const { chart, made, drawn, points, key } = this;
    this.chart = null;
    if (!chart) return;
    if (!points) return chart.dispose();
    parked.get(key)?.chart.dispose();
    const place = { chart, made, drawn, version: this.dataset.drawn, host: this.firstElementChild };
    parked.set(key, place);
    setTimeout(() => {
      if (parked.get(key) !== place) return;
      parked.delete(key);
      chart.dispose();
    }, 2000);
  }

  adopt() {
    const place = this.points && parked.get(this.key);
    if (!place) return;
    parked.delete(this.key);
    this.replaceChildren(place.host);
    place.host.owner = this;
    [this.chart, this.made, this.drawn] = [place.chart, place.made, place.drawn];
    this.tell(place.version);
    this.isStale = Number(place.version) !== this.points.version;
  }

  tell(drawn) {
    this.setAttribute('aria-label', `${this.dataset.title}. ${this.made.summary}`);
    this.dataset.drawn = drawn;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.schedule(0);
  }

  set(content) {
    this.content = content;
    this.schedule(0);
  }

  // Many points are drawn at most once a second: drawing costs the browser more than the news is worth.
  schedule(wait) {
    this.isStale = true;
    if (this.timer || !this.isVisible) return;
    const least = this.points?.length > 2000 ? 1000 : 250;
    const since = performance.now() - (this.drawn ?? -least);
    this.timer = setTimeout(() => this.draw(), wait ?? Math.max(0, least - since));
  }

  build() {
    if (!this.points) return this.content;
    if (this.points.version === 0) return null;
    const selected = (this.getAttribute('selected') ?? '').split(',').filter(Boolean).map(Number);
    return builders[this.getAttribute('kind')](this.points, { colors: themed.colors(), selected });
  }

  async draw() {
    const made = this.build();
    const version = this.points?.version;
    this.timer = null;
    if (!made || !this.isConnected) return;
    const library = await echarts();
    if (!this.isConnected) return;
    this.isStale = false;
    this.made = made;
    this.chart ??= this.begin(library);
    this.chart.setOption(themed.option(made.option, matchMedia('(prefers-reduced-motion: reduce)').matches),
      this.points ? { replaceMerge: ['series'] } : true);
    this.drawn = performance.now();
    this.tell(this.points ? version : (Number(this.dataset.drawn) || 0) + 1);
  }

  begin(library) {
    const host = document.createElement('div');
    host.className = 'chart-host';
    host.owner = this;
    this.replaceChildren(host);
    const chart = library.init(host, null, { renderer: 'canvas' });
    chart.on('click', item => {
      const trial = item.value?.[2];
      if (host.owner.picked && Number.isInteger(trial)) host.owner.picked.invokeMethodAsync('Pick', trial);
    });
    return chart;
  }

  async save(format, name) {
    this.isVisible = true;
    if (!this.made) await this.draw();
    save(await echarts(), this, format, name);
  }

  table() {
    return tableOf(this.made ?? this.build());
  }
}

customElements.define('nas-chart', NasChart);

nas.chart = {
  set: (element, content) => element.set(content),
  pick: (element, reference) => element.picked = reference,
  save: (element, format, name) => element.save(format, name),
  table: (element, target) => target.replaceChildren(element.table()),
  clear: target => target.replaceChildren(),
};
