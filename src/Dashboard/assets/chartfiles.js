// A chart as a file or as a table.
import { themed } from 'nas/charttheme';

const LONGEST = 1000;

function download(name, content, type) {
  const link = document.createElement('a');
  link.href = typeof content === 'string' && content.startsWith('data:') ? content : URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  if (link.href.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const cell = value => /[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');

function svg(echarts, element) {
  const copy =
    echarts.init(null, null, { renderer: 'svg', ssr: true, width: element.clientWidth || 800, height: element.clientHeight || 400 });
  copy.setOption({ ...themed.option(element.made.option, true), backgroundColor: themed.colors().paper, dataZoom: undefined });
  const text = copy.renderToSVGString();
  copy.dispose();
  return text;
}

export function save(echarts, element, format, name) {
  const { made, chart } = element;
  if (format === 'svg') download(`${name}.svg`, svg(echarts, element), 'image/svg+xml');
  else if (format === 'png') download(
    `${name}.png`, chart.getDataURL({ pixelRatio: 2, backgroundColor: themed.colors().paper }), 'image/png');
  else download(`${name}.csv`, [made.columns, ...rowsOf(made)].map(row => row.map(cell).join(',')).join('\n') + '\n', 'text/csv');
}

const rowsOf = made => typeof made?.rows === 'function' ? made.rows() : made?.rows ?? [];

export function tableOf(made) {
  const rows = rowsOf(made);
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const column of made?.columns ?? []) {
    const header = document.createElement('th');
    header.scope = 'col';
    header.textContent = column;
    head.append(header);
  }
  const body = table.createTBody();
  for (const row of rows.slice(0, LONGEST)) {
    const line = body.insertRow();
    for (const value of row) line.insertCell().textContent = value;
  }
  if (rows.length > LONGEST) table.createCaption().textContent =
    `The first ${LONGEST} of ${rows.length} rows; the CSV file has all of them.`;
  return table;
}
