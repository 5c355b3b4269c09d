const units = [[1e12, ' T'], [1e9, ' G'], [1e6, ' M'], [1e3, ' k']];

export const words = {
  status: ['not proposed', 'queued', 'running', 'completed', 'pruned', 'out of memory', 'diverged', 'timed out', 'infeasible', 'cancelled',
    'failed', 'nothing learned'],
};

export const four = value => Number.isNaN(value) ? '–' : value.toFixed(4);

// As NumberFormat.Si writes them in the tables.
export function si(value) {
  const [unit, prefix] = units.find(([size]) => value >= size * 0.9995) ?? [1, ''];
  return prefix ? (value / unit).toPrecision(3) + prefix : String(Math.round(value));
}
