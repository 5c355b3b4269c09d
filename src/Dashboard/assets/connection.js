// Reconnects when a head fails: to the same head first, then the others that the page was told of, at the same path and query.
const bar = () => document.getElementById('connection');
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const heads = () => JSON.parse(document.body.dataset.heads || '[]').filter(head => head !== location.origin);
let isLost = false;

function say(text) {
  bar().hidden = !text;
  bar().firstElementChild.textContent = text;
}

async function isAlive(origin) {
  try {
    return (await fetch(`${origin}/_nas/alive`, { cache: 'no-store', signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function search() {
  for (let attempt = 0; isLost; attempt++) {
    say('The connection to this head was lost. Looking for a head that answers…');
    if (await isAlive(location.origin)) {
      // False: the head lives, but knows nothing of this page any more. An error: it went away again.
      const isBack = await Blazor.reconnect().catch(() => null);
      if (isBack) return up();
      if (isBack === false) {
        // A head that is going down still answers for a moment.
        await pause(500);
        if (await isAlive(location.origin)) return location.reload();
      }
    }
    for (const head of attempt > 0 ? heads() : []) {
      if (isLost && await isAlive(head)) {
        location.href = head + location.pathname + location.search + location.hash;
        return;
      }
    }
    await pause(Math.min(5000, 300 * 1.5 ** attempt));
  }
}

function up() {
  isLost = false;
  say('');
}

export const reconnectionHandler = {
  onConnectionDown() {
    if (isLost) return;
    isLost = true;
    search();
  },
  onConnectionUp: up,
};
