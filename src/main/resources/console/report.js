// Charts are drawn from the tables of the page, so that both always say the same.
import { buildActs } from "./acts.js";

const charts = [];

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function palette() {
  return [token('--brand'), token('--chart-2'), token('--chart-3'), token('--chart-4'), token('--chart-5')];
}

function readTable(table) {
  const columns = [...table.tHead.rows[0].cells].map(cell => ({
    name: cell.dataset.name,
    title: cell.textContent.trim(),
    compares: cell.dataset.compares,
    unit: cell.dataset.unit,
  }));
  const rows = [...table.tBodies[0].rows].map(row => ({
    label: row.cells[0].textContent.trim(),
    href: row.cells[0].querySelector('a')?.getAttribute('href'),
    cells: [...row.cells].slice(1).map(cell => ({
      href: cell.querySelector('a')?.getAttribute('href'),
      value: cell.dataset.value === '' ? null : Number(cell.dataset.value),
      text: cell.textContent.trim(),
    })),
  }));
  return { columns, rows };
}

// The notes beside a chart, by the step of time in which they fall.
function readMarks(element) {
  const notes = element.nextElementSibling?.matches('.chart-notes') ? [...element.nextElementSibling.children] : [];
  return notes.map(note => ({ row: Number(note.dataset.mark), letter: note.dataset.letter }));
}

function markLine(marks) {
  return marks.length === 0 ? undefined : {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: token('--ink-3'), type: 'solid', width: 1 },
    label: { color: token('--ink-2'), fontSize: 11, fontWeight: 'bold', position: 'end', distance: 3, formatter: at => marks[at.dataIndex].letter },
    data: marks.map(({ row }) => ({ xAxis: row })),
  };
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

// A line behind the others for what a column was in the compared period: of its colour, under its name in the legend.
function before(data, column, i, colour) {
  return {
    id: i,
    name: data.columns.slice(1).find(other => other.name === column.compares).title,
    type: 'line',
    z: 1,
    showSymbol: false,
    lineStyle: { width: 1.5, type: [4, 4], color: colour, opacity: .75 },
    itemStyle: { color: colour },
    data: data.rows.map(row => row.cells[i].value),
  };
}

// Of parts that stand on each other, all together.
function allBefore(data, compared) {
  return {
    ...before(data, compared[0].column, compared[0].i, token('--ink-3')),
    id: 'all-before',
    name: 'All before',
    data: data.rows.map(row => compared.reduce((sum, { i }) => sum + (row.cells[i].value ?? 0), 0)),
  };
}

// A number beside an axis, in the manner of the table's texts.
function inWords(value, unit) {
  switch (unit) {
    case 'share':
    case 'change': return `${Number((value * 100).toFixed(1))} %`;
    case 'millis': return value < 1000 ? `${Math.round(value)} ms` : `${Number((value / 1000).toFixed(1)).toLocaleString('en')} s`;
    default: return Number(value.toFixed(2)).toLocaleString('en');
  }
}

// Of the numbers of the first column. Counts have no halves.
function valueAxis(data) {
  const { unit } = data.columns[1];
  return {
    type: 'value',
    minInterval: unit === 'count' ? 1 : undefined,
    splitLine: { lineStyle: { color: token('--line') } },
    axisLabel: { color: token('--ink-3'), hideOverlap: true, formatter: value => inWords(value, unit) },
  };
}

function overTime(data, isBars, stack) {
  const line = token('--line');
  const colours = palette();
  const columns = data.columns.slice(1).map((column, i) => ({ column, i }));
  const own = columns.filter(({ column }) => !column.compares);
  const compared = columns.filter(({ column }) => column.compares);
  const colourOf = name => colours[own.findIndex(({ column }) => column.name === name) % colours.length];
  const series = own.map(({ column, i }) => ({
    id: i,
    name: column.title,
    type: isBars ? 'bar' : 'line',
    stack,
    barMaxWidth: 28,
    showSymbol: data.rows.length < 3,
    smooth: false,
    color: colourOf(column.name),
    lineStyle: { width: 2 },
    data: data.rows.map(row => row.cells[i].value),
  }));
  if (stack && compared.length > 0) {
    series.push(allBefore(data, compared));
  } else {
    compared.forEach(({ column, i }) => series.push(before(data, column, i, colourOf(column.compares))));
  }
  series[0].markLine = markLine(data.marks);
  return {
    ...common(),
    grid: { ...common().grid, left: isBars ? 8 : 24, right: isBars ? 12 : 28, top: (series.length > 1 ? 40 : 12) + (data.marks.length > 0 ? 12 : 0) }, // half of the first and the last label; the legend
    legend: { ...common().legend, type: 'scroll', right: 0, data: [...new Set(series.map(({ name }) => name))], show: series.length > 1 },
    tooltip: { ...common().tooltip, formatter: at => said(data, own, at[0].dataIndex) },
    xAxis: {
      type: 'category',
      data: data.rows.map(row => row.label),
      boundaryGap: isBars,
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: token('--ink-3'), hideOverlap: true },
    },
    yAxis: valueAxis(data),
    series,
  };
}

// The numbers of a step as the table has them, each with what it was before.
function said(data, own, index) {
  const row = data.rows[index];
  const lines = own.map(({ column, i }) => {
    const other = data.columns.slice(1).findIndex(({ compares }) => compares === column.name);
    const was = other < 0 || row.cells[other].text === '' ? '' : `, before ${row.cells[other].text}`;
    return `${column.title}: ${row.cells[i].text}${was}`;
  });
  return [row.label, ...lines].join('\n');
}

function ranking(data) {
  const rows = data.rows.slice(0, 15).reverse();
  return {
    ...common(),
    legend: undefined,
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: { ...valueAxis(data), splitNumber: 3 },
    yAxis: {
      type: 'category',
      data: rows.map(row => row.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: token('--ink-2'), width: 180, overflow: 'truncate' },
    },
    series: [{ name: data.columns[1].title, type: 'bar', barMaxWidth: 18, data: rows.map(row => row.cells[0].value) }],
  };
}

// Only columns of one unit can be told apart by their colours: the last one's. What stands before them, such as the size of
// the row's group, goes with the row's name.
function firstHeatColumn(data) {
  const unit = data.columns[data.columns.length - 1].unit;
  return data.columns.findIndex((column, i) => i > 0 && column.unit === unit);
}

function heatMap(data) {
  const first = firstHeatColumn(data);
  const columns = data.columns.slice(first).map(({ title }) => title);
  const labels = data.rows.map(row => [row.label, ...row.cells.slice(0, first - 1).map(cell => cell.text)].join(' · '));
  const points = data.rows.flatMap((row, y) => row.cells.slice(first - 1).map((cell, x) => [x, y, cell.value]));
  const max = Math.max(1e-9, ...points.map(point => point[2] ?? 0));
  return {
    ...common(),
    legend: undefined,
    tooltip: { ...common().tooltip, trigger: 'item', formatter: at => `${labels[at.value[1]]}, ${columns[at.value[0]]}: ${data.rows[at.value[1]].cells[at.value[0] + first - 1].text}` },
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: columns, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: token('--ink-3'), hideOverlap: true } },
    yAxis: { type: 'category', data: labels, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: token('--ink-3') } },
    visualMap: { show: false, min: 0, max, inRange: { color: [token('--surface-2'), token('--brand')] } },
    series: [{ type: 'heatmap', data: points.filter(point => point[2] !== null), itemStyle: { borderColor: token('--surface'), borderWidth: 2, borderRadius: 3 } }],
  };
}

// A bar for what is left at each step, and behind it what stayed at the step before.
function funnel(data) {
  const reached = data.rows.map(row => row.cells[0].value ?? 0);
  const stayed = reached.map((value, i) => i === 0 ? 0 : reached[i - 1] - value);
  const bar = { type: 'bar', stack: 'all', barMaxWidth: 30, barCategoryGap: '35%' };
  return {
    ...common(),
    legend: { ...common().legend, data: [data.columns[1].title, 'Stayed at the step before'] },
    grid: { left: 8, right: 96, top: 36, bottom: 8, containLabel: true },
    tooltip: { ...common().tooltip, trigger: 'item', formatter: at => saidOfStep(data, at.dataIndex) },
    xAxis: { ...valueAxis(data), splitNumber: 3, max: Math.max(...reached, 1) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: data.rows.map(row => row.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: token('--ink-2'), width: innerWidth < 640 ? 104 : 190, overflow: 'truncate' },
    },
    series: [
      { ...bar, id: 'reached', name: data.columns[1].title, data: reached },
      {
        ...bar,
        id: 'stayed',
        name: 'Stayed at the step before',
        color: token('--line'),
        data: stayed.map(value => ({ value, label: { show: true } })),
        label: {
          position: 'right',
          color: token('--ink-2'),
          formatter: at => [data.rows[at.dataIndex].cells[0].text, data.rows[at.dataIndex].cells[1].text].filter(Boolean).join(' · '),
        },
      },
    ],
  };
}

function saidOfStep(data, index) {
  const row = data.rows[index];
  return [row.label, ...data.columns.slice(1).map((column, i) => row.cells[i].text && `${column.title}: ${row.cells[i].text}`).filter(Boolean)].join('\n');
}

// Nodes are told apart by their step and their name.
function streams(data) {
  const nodes = new Map();
  const links = data.rows.map(row => {
    const step = row.cells[0].value;
    const node = (at, label, href) => {
      const name = `${at}|${label}`;
      nodes.set(name, { name, label, at, href: nodes.get(name)?.href ?? href });
      return name;
    };
    return {
      source: node(step, row.label, row.href),
      target: node(step + 1, row.cells[1].text, row.cells[1].href),
      value: row.cells[2].value,
      href: row.cells[2].href,
      text: `${row.label} → ${row.cells[1].text}: ${row.cells[2].text} (${row.cells[3].text})`,
    };
  });
  return { nodes: [...nodes.values()], links };
}

function colourOfName(name, colours) {
  const sum = [...name].reduce((hash, letter) => (hash * 31 + letter.codePointAt(0)) % 9973, 7);
  return colours[sum % colours.length];
}

function sankey(data) {
  const { nodes, links } = streams(data);
  const first = Math.min(...nodes.map(({ at }) => at));
  const last = Math.max(...nodes.map(({ at }) => at));
  const colours = palette();
  const quiet = token('--ink-3');
  return {
    ...common(),
    legend: undefined,
    tooltip: {
      ...common().tooltip,
      trigger: 'item',
      formatter: at => at.dataType === 'edge' ? at.data.text : `${at.data.label.name}: ${Number(at.value).toLocaleString('en')}`,
    },
    series: [{
      type: 'sankey',
      left: 4,
      right: 128,
      top: 12,
      bottom: 12,
      nodeWidth: 14,
      nodeGap: 10,
      draggable: false,
      layoutIterations: 24,
      animationDuration: common().animationDuration, // its own would not heed who wants none
      emphasis: { focus: 'adjacency' },
      label: { color: token('--ink'), fontSize: 12, width: 116, overflow: 'truncate', formatter: at => at.data.label.name },
      lineStyle: { color: 'source', opacity: .28, curveness: .5 },
      nodes: nodes.map(({ name, label, at, href }) => ({
        name,
        href,
        label: { name: label },
        depth: at - first,
        itemStyle: { color: label === 'others' || label.endsWith(' of the session') ? quiet : colourOfName(label, colours), borderWidth: 0 },
      })),
      links,
    }],
    steps: last - first,
  };
}

function options(shape, data) {
  switch (shape) {
    case 'funnel': return funnel(data);
    case 'sankey': return sankey(data);
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
    return data.rows[y].cells[x + firstHeatColumn(data) - 1].href ?? data.rows[y].href;
  }
  if (shape === 'sankey') {
    return at.data.href;
  }
  if (shape === 'funnel') {
    return at.seriesId === 'stayed' ? data.rows[at.dataIndex - 1]?.cells[3].href : data.rows[at.dataIndex].cells[0].href;
  }
  if (at.seriesId === 'all-before') {
    return null;
  }
  const row = shape === 'ranking' ? data.rows.slice(0, 15).reverse()[at.dataIndex] : data.rows[at.dataIndex];
  return row.cells[shape === 'ranking' ? 0 : at.seriesId]?.href ?? row.href;
}

function draw(element) {
  const data = { ...readTable(document.getElementById(element.dataset.table)), marks: readMarks(element) };
  if (data.rows.length === 0) {
    return;
  }
  element.hidden = false;
  if (element.dataset.chart === 'ranking') {
    element.style.height = `${Math.min(data.rows.length, 15) * 30 + 44}px`;
  }
  if (element.dataset.chart === 'funnel') {
    element.style.height = `${data.rows.length * 46 + 48}px`;
  }
  if (element.dataset.chart === 'sankey') {
    const steps = data.rows.map(row => row.cells[0].value);
    const most = Math.max(...steps.map(step => data.rows.filter(row => row.cells[0].value === step).map(row => row.cells[1].text)).map(names => new Set(names).size));
    element.style.height = `${Math.max(280, most * 44)}px`;
    element.style.minWidth = `${new Set(steps).size * 110 + 140}px`; // names need room; the frame scrolls
  }
  if (element.dataset.chart === 'heat_map') {
    element.style.height = `${Math.max(240, data.rows.length * 20 + 40)}px`; // so that each row has its name
  }
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
  element.closest('section').querySelector('[data-numbers]').open =
    ['ranking', 'funnel'].includes(element.dataset.chart) && !element.closest('[data-card]');
}

// Labels are measured once: in another font they would be cut off afterwards.
await document.fonts.load(`12px ${getComputedStyle(document.body).fontFamily}`).catch(() => {});
document.querySelectorAll('[data-chart]').forEach(draw);
// Parts that come later, such as the cards of a dashboard.
document.body.addEventListener('htmx:afterSettle', event => event.target.querySelectorAll?.('[data-chart]').forEach(draw));

addEventListener('resize', () => charts.forEach(({ chart }) => chart.resize()));
new MutationObserver(() => charts.forEach(({ show }) => show()))
  .observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });

const filters = document.querySelector('[data-report-filters]');
filters?.querySelectorAll(':scope > label input, :scope > label select').forEach(field =>
  field.addEventListener('change', () => filters.requestSubmit()));

// What there is to choose from is asked for when a field is looked at, and again when the rest of the question is another.
async function offer(field) {
  const question = new URLSearchParams([...new FormData(filters)].filter(([name, value]) => value && name !== field.name));
  const address = `${filters.dataset.valuesPath}/${field.dataset.offers}?${question}`;
  if (field.dataset.offered === address) {
    return;
  }
  field.dataset.offered = address;
  const answer = await fetch(address);
  if (answer.ok) {
    const { items } = await answer.json();
    field.list.replaceChildren(...items.map(item => Object.assign(document.createElement('option'), { value: item })));
  }
}

// What can be chosen for a field of steps, asked for once.
const acts = new Map();

function offeredActs(name) {
  if (!acts.has(name)) {
    const question = new URLSearchParams([...new FormData(filters)].filter(([other, value]) => value && other !== name));
    acts.set(name, fetch(`${filters.dataset.valuesPath}/${name}?${question}`).then(async answer => answer.ok ? (await answer.json()).items : []));
  }
  return acts.get(name);
}

if (filters) {
  buildActs(filters, offeredActs);
}

filters?.querySelectorAll('[data-offers]').forEach(field => field.addEventListener('focus', () => offer(field)));
