// The two charts of all trials; each gives back an ECharts option, a sentence, and rows for tables and files.
import { four, si, words } from 'nas/words';

const COMPLETED = 3;
const COLUMNS = ['trial', 'status', 'epoch', 'accuracy', 'step (ms)', 'parameters', 'reward'];

const rows = points => points.parameters.map((parameters, trial) => [
  trial, words.status[points.status[trial]], points.epoch[trial],
  ...[points.accuracy[trial], points.step[trial], parameters, points.reward[trial]]
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

// Many points are drawn as few shapes of one colour each instead of one by one.
const MANY = 500;
const BINS = 8;
const dot = (trials, usual) => trials.length > 2000 ? 3 : usual;

function between(scale, share) {
  const at = share * (scale.length - 1);
  const [from, to] =
    [scale[Math.floor(at)], scale[Math.ceil(at)]].map(color => color.match(/[0-9a-f]{2}/gi).map(part => parseInt(part, 16)));
  return `rgb(${from.map((part, which) => Math.round(part + (to[which] - part) * (at % 1)))})`;
}

function cloud(trials, value, size, least, most, scale) {
  if (trials.length <= MANY) return [
    { type: 'scatter', name: 'trial', symbolSize: size, itemStyle: { opacity: 0.6 }, data: trials.map(value) }];
  const bins = Array.from({ length: BINS }, () => []);
  for (const trial of trials) {
    const point = value(trial);
    bins[Math.min(BINS - 1, Math.floor(BINS * (point[3] - least) / (most - least)))].push(point);
  }
  return bins.map((data, bin) => ({
    type: 'scatter', name: 'trial', symbolSize: size, large: true, largeThreshold: 0,
    itemStyle: { color: between(scale, bin / (BINS - 1)), opacity: 0.6 }, data,
  }));
}

function marks(points, selected, value, colors) {
  return {
    type: 'scatter', name: 'selected', z: 5, symbolSize: 14, silent: true,
    itemStyle: { color: 'transparent', borderColor: colors.text, borderWidth: 2 },
    label: { show: true, position: 'top', formatter: item => item.value[2], color: colors.text, backgroundColor: colors.paper,
      borderRadius: 2, padding: [1, 3] },
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
        { type: 'scatter', name: 'trial', symbolSize: dot(trials, 5), large: true, largeThreshold: MANY,
          itemStyle: { color: colors.dim, opacity: 0.55 }, data: trials.map(value) },
        { type: 'line', name: 'best so far', step: 'end', showSymbol: false, lineStyle: { color: colors.accent, width: 2 },
          itemStyle: { color: colors.accent }, data: line },
        marks(points, selected, value, colors),
      ],
    },
  };
}

export function pareto(points, { colors, selected }) {
  const trials = ranked(points);
  const value = trial => [points.step[trial], points.accuracy[trial], trial, Math.log10(points.parameters[trial])];
  const sizes = trials.map(trial => points.parameters[trial]);
  const [least, most] = sizes.reduce(([low, high], size) => [Math.min(low, size), Math.max(high, size * 1.0001)], [Infinity, 0]);
  const range = [Math.log10(least), Math.log10(most)];
  const front = trials.filter(trial => points.front.has(trial));
  const size = dot(trials, 6);
  return {
    columns: [...COLUMNS, 'front'],
    rows: () => rows(points).map((row, trial) => [...row, points.front.has(trial) ? 'yes' : '']),
    summary: trials.length
      ? `${trials.length} ranked trials by accuracy, step time and parameters; ${front.length} of them form the Pareto front.`
      : 'No trial has a reward yet.',
    option: {
      tooltip: tooltip(points),
      legend: { data: [{ name: 'Pareto front', icon: 'diamond',
        itemStyle: { color: colors.scale[1], borderWidth: 1, borderColor: colors.text } }], right: 8, top: 0, selectedMode: false },
      xAxis: { type: 'value', name: 'step time (ms)', scale: true },
      yAxis: { type: 'value', name: 'accuracy', scale: true },
      dataZoom: [{ type: 'inside', filterMode: 'none' }],
      visualMap: trials.length ? {
        type: 'continuous', dimension: 3, seriesIndex: trials.length > MANY ? 0 : [0, 1], min: range[0], max: range[1],
        orient: 'horizontal', left: 0, top: -4, itemWidth: 10, itemHeight: 46, text: [si(most), `parameters ${si(least)}`],
        inRange: { color: colors.scale }, textStyle: { color: colors.dim }, hoverLink: false,
      } : undefined,
      series: [
        { type: 'scatter', name: 'Pareto front', z: 4, symbol: 'diamond', symbolSize: size + 6,
          itemStyle: { borderColor: colors.text, borderWidth: 1 }, data: front.map(value) },
        ...cloud(trials.filter(trial => !points.front.has(trial)), value, size, ...range, colors.scale),
        marks(points, selected, value, colors),
      ],
    },
  };
}
