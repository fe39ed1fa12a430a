import type { TopLevelSpec } from 'vega-lite'
import type { Chart } from './chart.ts'
import { colours, shapes } from './colours.ts'
import { fitName, isWritable, nameInstead } from './fit-name.ts'

/** In pixels. A phone shows pictures some 330 to 370 wide, less than a third of this: nothing is written smaller than 36. */
export const pictureWidth = 1200
const heights = { whole: 780, small: 500 } as const
const fontSize = 36
const titleSize = 42
/** Of a character, on average. */
const characterWidth = 20
/** The picture grows with its legend, so that the lines keep their height. */
const legendRow = 46
const font = 'DejaVu Sans'
const longestName = { title: 44, legend: 54 }
const mostLabels = 7

/** The picture in vega-lite's words. Names from outside stand in its data only, never in an expression. */
export function toSpec(chart: Chart): TopLevelSpec {
  const isSingle = chart.series.length === 1
  const longest = isSingle ? longestName.title : longestName.legend
  const names = chart.series.map(({ name }, index) => fitName(name, longest) ?? nameInstead(index))
  // A sole query that can't be written is named beside the picture.
  const hasName = isSingle && isWritable(chart.series[0]?.name ?? '')
  const isColumns = !isSingle && chart.slots.length === 1
  const padding = paddingOf(chart)
  return {
    width: pictureWidth - padding.left - padding.right,
    height: heights[chart.size] - padding.bottom - (isSingle ? padding.top : topOf(1)),
    // Room is given by hand: without a canvas, vega takes words for far wider than they are.
    autosize: 'none',
    padding,
    background: colours.ground,
    config: { font, view: { stroke: null } },
    title: {
      text: hasName ? (names[0] ?? '') : chart.unit,
      ...(hasName ? { subtitle: chart.unit, subtitleColor: colours.faint, subtitleFontSize: fontSize } : {}),
      ...(hasName
        ? { color: colours.ink, fontSize: titleSize, fontWeight: 'bold' as const }
        : { color: colours.faint, fontSize, fontWeight: 'normal' as const }),
      anchor: 'start',
      frame: 'group',
      offset: 20,
      subtitlePadding: 8,
    },
    data: { values: rowsOf(chart, names) },
    encoding: { x: isColumns ? axisOfColumns(chart, names) : axisOfTime(chart), y: axisOfValues(chart) },
    layer: isSingle ? barLayers() : isColumns ? columnLayers(chart, names) : lineLayers(chart, names),
  }
}

function paddingOf(chart: Chart) {
  const shown = isWhole(chart) ? highestOf(chart).toLocaleString('en').length : 4
  const longest = Math.max(2, shown)
  const top = chart.series.length === 1 ? 150 : topOf(chart.series.length)
  return { left: 44 + longest * characterWidth, right: 30, top, bottom: 84 }
}

/** What the title and a legend of so many rows take. */
function topOf(rows: number): number {
  return 100 + rows * legendRow
}

function highestOf({ series }: Chart): number {
  return Math.max(...series.flatMap(({ values }) => values), 0)
}

/** Numbers of reports, and no shares. */
function isWhole({ series }: Chart): boolean {
  return series.every(({ values }) => values.every(value => Number.isInteger(value)))
}

type Row = {
  readonly slot: number
  readonly value: number
  readonly series: string
  readonly mark: string
}

/** Two queries may be shown under one name: the number in front, never shown, keeps them apart. */
function rowsOf(chart: Chart, names: readonly string[]): Row[] {
  const marks = new Map(chart.marks.map(({ series, slot, text }) => [`${series} ${slot}`, text]))
  return chart.series.flatMap(({ values }, series) =>
    values.map((value, slot) => ({
      slot,
      value,
      series: keyOf(series, names),
      mark: marks.get(`${series} ${slot}`) ?? '',
    })),
  )
}

function keyOf(series: number, names: readonly string[]): string {
  return `${series + 1} ${names[series] ?? ''}`
}

function axisOfTime({ slots, series }: Chart) {
  const longest = Math.max(...slots.map(label => label.length))
  const fitting = Math.min(mostLabels, Math.floor((pictureWidth * 0.75) / (longest * characterWidth)))
  const step = Math.max(1, Math.ceil(slots.length / fitting))
  const shown = slots.map((_, slot) => slot).filter(slot => slot % step === 0)
  return {
    field: 'slot',
    type: 'ordinal' as const,
    scale: series.length === 1 ? { paddingInner: 0.25, paddingOuter: 0.2 } : { type: 'point' as const, padding: 0.5 },
    axis: {
      title: null,
      values: shown,
      // The labels are ours (dates and hours); quoted all the same.
      labelExpr: `${JSON.stringify(Object.fromEntries(shown.map(slot => [String(slot), slots[slot] ?? ''])))}[datum.value]`,
      labelAngle: 0,
      labelFontSize: fontSize,
      labelColor: colours.faint,
      labelPadding: 12,
      labelOverlap: false,
      labelLimit: 0,
      labelFlush: slots.length > fitting,
      domainColor: colours.faint,
      tickColor: colours.faint,
      tickSize: 8,
      grid: false,
    },
  }
}

/** One slot has no course of time: its columns stand side by side. */
function axisOfColumns({ slots, series }: Chart, names: readonly string[]) {
  return {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain: series.map((_, at) => keyOf(at, names)), paddingInner: 0.4, paddingOuter: 0.3 },
    axis: {
      title: slots[0] ?? '',
      titleFontSize: fontSize,
      titleFontWeight: 'normal' as const,
      titleColor: colours.faint,
      titlePadding: 20,
      labels: false,
      ticks: false,
      domainColor: colours.faint,
      grid: false,
    },
  }
}

function axisOfValues(chart: Chart) {
  const highest = highestOf(chart)
  return {
    field: 'value',
    type: 'quantitative' as const,
    // Room above the highest for its mark.
    scale: { domain: [0, isWhole(chart) ? Math.max(4, highest * 1.15) : highest * 1.15], nice: false },
    axis: {
      title: null,
      tickCount: chart.size === 'small' ? 3 : 4,
      ...(isWhole(chart) ? { tickMinStep: 1 } : {}),
      labelLimit: 0,
      labelFontSize: fontSize,
      labelColor: colours.faint,
      labelPadding: 12,
      gridColor: colours.grid,
      domain: false,
      ticks: false,
    },
  }
}

const markText = { type: 'text' as const, dy: -30, fontSize: titleSize, fontWeight: 'bold' as const }
const isMarked = "datum.mark !== ''"

const bar = { type: 'bar' as const, cornerRadiusTopLeft: 4, cornerRadiusTopRight: 4 }
const numbersOverBars = {
  transform: [{ filter: isMarked }],
  mark: { ...markText, color: colours.ink },
  encoding: { text: { field: 'mark', type: 'nominal' as const } },
}

function barLayers() {
  return [
    {
      mark: bar,
      encoding: { color: { condition: { test: isMarked, value: colours.spike }, value: colours.series[0] } },
    },
    numbersOverBars,
  ]
}

function columnLayers(chart: Chart, names: readonly string[]) {
  const { color } = coloursAndShapes(chart, names)
  return [{ mark: bar, encoding: { color } }, numbersOverBars]
}

function coloursAndShapes(chart: Chart, names: readonly string[]) {
  const domain = chart.series.map((_, series) => keyOf(series, names))
  const legend = {
    title: null,
    orient: 'top' as const,
    direction: 'vertical' as const,
    columns: 1,
    rowPadding: 10,
    labelFontSize: fontSize,
    labelColor: colours.ink,
    labelLimit: 0,
    labelOffset: 14,
    labelExpr: "slice(datum.label, indexof(datum.label, ' ') + 1)",
    symbolSize: 550,
    symbolStrokeWidth: 2,
    offset: 24,
  }
  const color = {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain, range: colours.series.slice(0, domain.length) },
    legend,
  }
  const shape = {
    field: 'series',
    type: 'nominal' as const,
    scale: { domain, range: shapes.slice(0, domain.length) },
    legend,
  }
  return { color, shape }
}

function lineLayers(chart: Chart, names: readonly string[]) {
  const { color, shape } = coloursAndShapes(chart, names)
  const pointSize = chart.slots.length > 45 ? 60 : 170
  return [
    { mark: { type: 'line' as const, strokeWidth: 5, strokeJoin: 'round' as const }, encoding: { color } },
    {
      mark: { type: 'point' as const, filled: true, opacity: 1 },
      encoding: { color, shape, size: { condition: { test: isMarked, value: 520 }, value: pointSize } },
    },
    // A rim keeps the mark legible where lines cross it.
    {
      transform: [{ filter: isMarked }],
      mark: { ...markText, stroke: colours.ground, strokeWidth: 12, strokeJoin: 'round' as const },
      encoding: { text: { field: 'mark', type: 'nominal' as const } },
    },
    {
      transform: [{ filter: isMarked }],
      mark: markText,
      encoding: { text: { field: 'mark', type: 'nominal' as const }, color },
    },
  ]
}
