// Charts are drawn from the tables of the page, so that both always say the same.

const charts = [];

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function palette() {
  return [token('--brand'), token('--chart-2'), token('--chart-3'), token('--chart-4'), token('--chart-5')];
}

function readTable(table) {
  const titles = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows].map(row => ({
    label: row.cells[0].textContent.trim(),
    href: row.cells[0].querySelector('a')?.getAttribute('href'),
    cells: [...row.cells].slice(1).map(cell => ({
      href: cell.querySelector('a')?.getAttribute('href'),
      value: cell.dataset.value === '' ? null : Number(cell.dataset.value),
      text: cell.textContent.trim(),
    })),
  }));
  return { titles, rows };
}

function common() {
  const ink = token('--ink-3');
  return {
    color: palette(),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300,
    grid: { left: 8, right: 12, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: { color: token('--ink-2') } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: token('--surface'),
      borderColor: token('--line-strong'),
      textStyle: { color: token('--ink'), fontSize: 12 },
    },
  };
}

// Numbers beside an axis and under the pointer, in the manner of the table's texts.
function reading(data) {
  const cells = data.rows.flatMap(row => row.cells).filter(cell => cell.value !== null);
  if (cells.length > 0 && cells.every(cell => cell.text.endsWith('%'))) {
    return value => `${Number((value * 100).toFixed(1))} %`;
  }
  if (cells.length > 0 && cells.every(cell => /\d (ms|s|min)$/.test(cell.text))) {
    return value => (value < 1000 ? `${Math.round(value)} ms` : `${Number((value / 1000).toFixed(1)).toLocaleString('en')} s`);
  }
  return value => Number(value.toFixed(2)).toLocaleString('en');
}

function overTime(data, isBars, stack) {
  const read = reading(data);
  const areWhole = data.rows.every(row => row.cells.every(cell => Number.isInteger(cell.value ?? 0)));
  const line = token('--line');
  return {
    ...common(),
    tooltip: { ...common().tooltip, valueFormatter: value => (value === null || value === undefined ? '–' : read(value)) },
    xAxis: {
      type: 'category',
      data: data.rows.map(row => row.label),
      boundaryGap: isBars,
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: token('--ink-3'), hideOverlap: true },
    },
    yAxis: { type: 'value', minInterval: areWhole ? 1 : undefined, splitLine: { lineStyle: { color: line } }, axisLabel: { color: token('--ink-3'), formatter: read } },
    series: data.titles.slice(1).map((title, i) => ({
      name: title,
      type: isBars ? 'bar' : 'line',
      stack,
      barMaxWidth: 28,
      showSymbol: data.rows.length < 3,
      smooth: false,
      lineStyle: { width: 2 },
      data: data.rows.map(row => row.cells[i].value),
    })),
  };
}

function ranking(data) {
  const rows = data.rows.slice(0, 15).reverse();
  return {
    ...common(),
    legend: undefined,
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: token('--line') } }, axisLabel: { color: token('--ink-3') } },
    yAxis: {
      type: 'category',
      data: rows.map(row => row.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: token('--ink-2'), width: 180, overflow: 'truncate' },
    },
    series: [{ name: data.titles[1], type: 'bar', barMaxWidth: 18, data: rows.map(row => row.cells[0].value) }],
  };
}

function heatMap(data) {
  const columns = data.titles.slice(1);
  const points = data.rows.flatMap((row, y) => row.cells.map((cell, x) => [x, y, cell.value]));
  const max = Math.max(1e-9, ...points.map(point => point[2] ?? 0));
  return {
    ...common(),
    legend: undefined,
    tooltip: { ...common().tooltip, trigger: 'item', formatter: at => `${data.rows[at.value[1]].label}, ${columns[at.value[0]]}: ${data.rows[at.value[1]].cells[at.value[0]].text}` },
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: columns, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: token('--ink-3') } },
    yAxis: { type: 'category', data: data.rows.map(row => row.label), inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: token('--ink-3') } },
    visualMap: { show: false, min: 0, max, inRange: { color: [token('--surface-2'), token('--brand')] } },
    series: [{ type: 'heatmap', data: points.filter(point => point[2] !== null), itemStyle: { borderColor: token('--surface'), borderWidth: 2, borderRadius: 3 } }],
  };
}

function options(shape, data) {
  switch (shape) {
    case 'bars': return overTime(data, true);
    case 'stacked': return overTime(data, true, 'all');
    case 'lines': return overTime(data, false);
    case 'ranking': return ranking(data);
    default: return heatMap(data);
  }
}

// What stands behind a point: the cell's own, or else the row's.
function target(shape, data, at) {
  if (shape === 'heat_map') {
    const [x, y] = at.value;
    return data.rows[y].cells[x].href ?? data.rows[y].href;
  }
  const row = shape === 'ranking' ? data.rows.slice(0, 15).reverse()[at.dataIndex] : data.rows[at.dataIndex];
  return row.cells[at.seriesIndex]?.href ?? row.href;
}

function draw(element) {
  const data = readTable(document.getElementById(element.dataset.table));
  if (data.rows.length === 0) {
    return;
  }
  element.hidden = false;
  const chart = echarts.init(element, null, { renderer: 'canvas' });
  const show = () => chart.setOption(options(element.dataset.chart, data), true);
  show();
  chart.on('click', at => {
    const href = target(element.dataset.chart, data, at);
    if (href) {
      location.assign(href);
    }
  });
  charts.push({ chart, show });
  element.closest('section').querySelector('[data-numbers]').open = element.dataset.chart === 'ranking';
}

document.querySelectorAll('[data-chart]').forEach(draw);

addEventListener('resize', () => charts.forEach(({ chart }) => chart.resize()));
new MutationObserver(() => charts.forEach(({ show }) => show()))
  .observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });

const filters = document.querySelector('[data-report-filters]');
filters?.querySelectorAll(':scope > label input, :scope > label select').forEach(field =>
  field.addEventListener('change', () => filters.requestSubmit()));
