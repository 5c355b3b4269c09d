// The numbers beside the spec, and jumps to a line.
function number(area) {
  const gutter = area.previousElementSibling;
  const lines = area.value.split('\n').length;
  const bad = new Set((area.dataset.problems ?? '').split(',').filter(Boolean).map(Number));
  gutter.replaceChildren(...Array.from({ length: lines }, (_, line) => {
    const row = document.createElement('div');
    row.textContent = line + 1;
    if (bad.has(line + 1)) row.className = 'bad';
    return row;
  }));
  gutter.scrollTop = area.scrollTop;
}

nas.editor = {
  attach(area) {
    area.addEventListener('input', () => number(area));
    area.addEventListener('scroll', () => area.previousElementSibling.scrollTop = area.scrollTop);
    new MutationObserver(() => number(area)).observe(area, { attributeFilter: ['data-problems'] });
    number(area);
  },
  refresh: number,
  jump(area, line) {
    const lines = area.value.split('\n');
    const begin = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(begin, begin + (lines[line - 1]?.length ?? 0));
    area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
  },
};
