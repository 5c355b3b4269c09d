// <nas-time datetime="…Z">: a moment in the browser's time zone; with the attribute "ago", how long ago it was.
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const short = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const { timeZone } = absolute.resolvedOptions();
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];

function ago(time) {
  const seconds = (time - Date.now()) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return relative.format(Math.trunc(seconds / size), unit);
}

class NasTime extends HTMLElement {
  static observedAttributes = ['datetime'];

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
    this.draw();
    if (this.hasAttribute('ago')) this.timer = setInterval(() => this.draw(), 10000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    if (this.shadowRoot) this.draw();
  }

  draw() {
    const time = new Date(this.getAttribute('datetime'));
    if (Number.isNaN(time.getTime())) return;
    this.title = `${absolute.format(time)} (${timeZone})`;
    this.shadowRoot.textContent = this.hasAttribute('ago') ? ago(time) : short.format(time);
  }
}

customElements.define('nas-time', NasTime);
