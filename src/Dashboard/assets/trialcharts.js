// The two charts of all trials; each gives back an ECharts option, a sentence, and rows for tables and files.
import { four, si, words } from 'nas/words';

const COMPLETED = 3;
const COLUMNS = ['trial', 'status', 'epoch', 'accuracy', 'step (ms)', 'parameters', 'reward'];

const rows = points => points.parameters.map((parameters, trial) => [
  trial, words.status[points.status[trial]], points.epoch[trial], ...[points.accuracy[trial], points.step[trial], parameters, points.reward[trial]]
    .map(value => Number.isNaN(value) ? '' : Number(value.toPrecision(7))),
]);

const tip = (points, trial) => [
  `<b>trial ${trial}</b>`, `reward ${four(points.reward[trial])}`, `accuracy ${four(points.accuracy[trial])}`,
  `step ${points.step[trial].toFixed(1)} ms`, `parameters ${si(points.parameters[trial])}`,
].join('<br>');

function ranked(points) {
  const found = [];
  for (let trial = 0; trial < points.length; trial++) {
    if (points.status[trial] === COMPLETED && !Number.isNaN(points.reward[trial])) found.push(trial);
  }
  return found;
}

const tooltip = points => ({
  trigger: 'item',
  formatter: item => item.value?.length > 2 ? tip(points, item.value[2]) : '',
});

function marks(points, selected, value, colors) {
  return {
    type: 'scatter', name: 'selected', z: 5, symbolSize: 14, silent: true,
    itemStyle: { color: 'transparent', borderColor: colors.text, borderWidth: 2 },
    label: { show: true, position: 'top', formatter: item => item.value[2], color: colors.text, backgroundColor: colors.paper, borderRadius: 2, padding: [1, 3] },
    data: selected.filter(trial => points.status[trial] === COMPLETED).map(value),
  };
}

export function best(points, { colors, selected }) {
  const trials = ranked(points);
  const value = trial => [trial, points.reward[trial], trial];
  const line = [];
  let top = -Infinity, holder = -1;
  for (const trial of trials) {
    if (points.reward[trial] > top) {
      top = points.reward[trial];
      holder = trial;
      line.push(value(trial));
    }
  }
  if (line.length) line.push([points.length - 1, top, holder]);
  return {
    columns: COLUMNS,
    rows: () => rows(points),
    summary: line.length
      ? `${trials.length} ranked trials; the best reward rose from ${four(line[0][1])} to ${four(top)}, which trial ${holder} reached.`
      : 'No trial has a reward yet.',
    option: {
      tooltip: tooltip(points),
      xAxis: { type: 'value', name: 'trial', min: 0, max: Math.max(1, points.length - 1), minInterval: 1 },
      yAxis: { type: 'value', name: 'reward', scale: true },
      dataZoom: [{ type: 'inside', filterMode: 'none' }],
      series: [
        { type: 'scatter', name: 'trial', symbolSize: trials.length > 2000 ? 3 : 5, progressive: 4000, itemStyle: { color: colors.dim, opacity: 0.55 }, data: trials.map(value) },
        { type: 'line', name: 'best so far', step: 'end', showSymbol: false, lineStyle: { color: colors.accent, width: 2 }, itemStyle: { color: colors.accent }, data: line },
        marks(points, selected, value, colors),
      ],
    },
  };
}

export function pareto(points, { colors, selected }) {
  const trials = ranked(points);
  const value = trial => [points.step[trial], points.accuracy[trial], trial, Math.log10(points.parameters[trial])];
  const sizes = trials.map(trial => points.parameters[trial]);
  const [least, most] = sizes.reduce(([low, high], size) => [Math.min(low, size), Math.max(high, size)], [Infinity, 0]);
  const front = trials.filter(trial => points.front.has(trial));
  const size = trials.length > 2000 ? 4 : 6;
  return {
    columns: [...COLUMNS, 'front'],
    rows: () => rows(points).map((row, trial) => [...row, points.front.has(trial) ? 'yes' : '']),
    summary: trials.length
      ? `${trials.length} ranked trials by accuracy, step time and parameters; ${front.length} of them form the Pareto front.`
      : 'No trial has a reward yet.',
    option: {
      tooltip: tooltip(points),
      legend: { data: [{ name: 'Pareto front', icon: 'diamond', itemStyle: { color: colors.scale[1], borderWidth: 1, borderColor: colors.text } }], right: 8, top: 0, selectedMode: false },
      xAxis: { type: 'value', name: 'step time (ms)', scale: true },
      yAxis: { type: 'value', name: 'accuracy', scale: true },
      dataZoom: [{ type: 'inside', filterMode: 'none' }],
      visualMap: trials.length ? {
        type: 'continuous', dimension: 3, seriesIndex: [0, 1], min: Math.log10(least), max: Math.log10(Math.max(most, least * 1.01)),
        orient: 'horizontal', left: 52, top: -4, itemWidth: 10, itemHeight: 70, text: [si(most), `parameters ${si(least)}`],
        inRange: { color: colors.scale }, textStyle: { color: colors.dim }, hoverLink: false,
      } : undefined,
      series: [
        { type: 'scatter', name: 'trial', symbolSize: size, progressive: 4000, itemStyle: { opacity: 0.6 }, data: trials.filter(trial => !points.front.has(trial)).map(value) },
        { type: 'scatter', name: 'Pareto front', z: 4, symbol: 'diamond', symbolSize: size + 6, itemStyle: { borderColor: colors.text, borderWidth: 1 }, data: front.map(value) },
        marks(points, selected, value, colors),
      ],
    },
  };
}
