// Colours out of the page's styles, and what all charts share.
const read = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Shapes that an option from C# names, since functions do not travel.
const shapes = {
  'nas.span'(parameters, api) {
    const lane = api.value(0);
    const [x, y] = api.coord([api.value(1), lane]);
    const [end] = api.coord([api.value(2), lane]);
    const height = Math.min(18, api.size([0, 1])[1] * 0.7);
    return { type: 'rect', shape: { x, y: y - height / 2, width: Math.max(1.5, end - x - 1), height, r: 1 },
      style: { fill: read(api.value(3) || '--chart-dim') } };
  },
  'nas.error'(parameters, api) {
    const row = api.value(0);
    const [low, y] = api.coord([api.value(1), row]);
    const [high] = api.coord([api.value(2), row]);
    const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: read('--chart-text'), lineWidth: 1.5 } });
    return { type: 'group', children: [line(low, y, high, y), line(low, y - 4, low, y + 4), line(high, y - 4, high, y + 4)] };
  },
};

const named = value => typeof value === 'string' && value.startsWith('--') ? read(value) : shapes[value] ?? value;
const resolve = value => Array.isArray(value) ? value.map(resolve)
  : value && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'data' ? inner : resolve(inner)]))
    : named(value);

function axis(given, colors) {
  if (!given) return given;
  if (Array.isArray(given)) return given.map(one => axis(one, colors));
  return {
    nameLocation: 'middle', nameGap: given.type === 'category' ? undefined : 28, nameTextStyle: { color: colors.dim },
    axisLabel: { color: colors.dim, ...resolve(given.axisLabel ?? {}) }, axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false }, splitLine: { lineStyle: { color: colors.line } }, ...resolve({ ...given, axisLabel: undefined }),
    ...(given.axisLabel ? { axisLabel: { color: colors.dim, ...resolve(given.axisLabel) } } : { axisLabel: { color: colors.dim } }),
  };
}

export const themed = {
  colors: () => ({
    text: read('--chart-text'), dim: read('--chart-dim'), line: read('--chart-line'), accent: read('--nas-accent'),
    paper: read('--nas-paper'),
    scale: [read('--chart-low'), read('--chart-middle'), read('--chart-high')],
  }),

  option(option, isCalm) {
    const colors = this.colors();
    const yAxis = axis(option.yAxis, colors);
    return {
      animation: false,
      stateAnimation: { duration: isCalm ? 0 : 120 },
      textStyle: { fontFamily: 'Inter, system-ui, sans-serif', color: colors.text },
      backgroundColor: 'transparent',
      grid: { left: 58, right: 16, top: 30, bottom: 46 },
      color: ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6', '--series-7', '--series-8', '--series-9',
        '--series-10'].map(read),
      ...resolve(option),
      tooltip: { backgroundColor: colors.paper, borderColor: colors.line, textStyle: { color: colors.text, fontSize: 12 }, confine: true,
        transitionDuration: 0, ...option.tooltip },
      ...(option.legend
        ? { legend: { textStyle: { color: colors.dim }, icon: 'roundRect', itemWidth: 12, itemHeight: 8, ...option.legend } }
        : {}),
      xAxis: axis(option.xAxis, colors),
      yAxis: Array.isArray(yAxis) || !yAxis ? yAxis : { ...yAxis, nameGap: yAxis.nameGap ?? 40 },
    };
  },
};
