// Draws charts as SVG, narrow enough for a phone. They have a background, because they may appear on a page in dark mode.
import { formatted } from './formatted.ts'

/** A bar chart of several contenders' values. */
export interface Bars {
  readonly kind: 'bars'
  readonly title: string
  readonly unit: string
  readonly bars: readonly Bar[]
}

interface Bar {
  readonly label: string
  readonly value: number
  /** Whether the contender is a package of this project. */
  readonly isOurs?: boolean
}

/** A line chart of values at equal steps. */
export interface Lines {
  readonly kind: 'lines'
  readonly title: string
  readonly unit: string
  readonly steps: { readonly label: string; readonly values: readonly string[] }
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[]
}

export type Chart = Bars | Lines

const WIDTH = 460
const MARGIN = 18
const INNER = WIDTH - 2 * MARGIN
const HEADER = 52
const BAR = { height: 10, pitch: 40 }
const PLOT = { left: MARGIN + 44, right: WIDTH - MARGIN - 8, top: 14, height: 180 }
const MAX_STEP_LABELS = 7
const STYLE = `
  svg { --paper: #fff; --ink: #1f2328; --muted: #59636e; --grid: #d1d9e0; --peer: #8b949e; --ours: #0969da; --other: #bc4c00 }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #161b22; --ink: #e6edf3; --muted: #9198a1; --grid: #30363d; --peer: #6e7681; --ours: #4493f8; --other: #db6d28 }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .title { font-weight: 600; font-size: 14px }
  .muted { fill: var(--muted) }
  .end { text-anchor: end }
  .middle { text-anchor: middle }
  .grid { stroke: var(--grid) }
  .line { fill: none; stroke-width: 2 }`
const COLORS = ['ours', 'other', 'peer']

export function toSvg(chart: Chart): string {
  const { height, marks } = chart.kind === 'bars' ? drawBars(chart) : drawLines(chart)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(chart.title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="var(--paper)"/>`,
    text(MARGIN, 26, chart.title, 'title'),
    text(MARGIN, 44, chart.unit, 'muted'),
    ...marks,
    '</svg>\n',
  ].join('\n')
}

interface Drawing {
  readonly height: number
  readonly marks: readonly string[]
}

function drawBars({ bars }: Bars): Drawing {
  const scale = scaleTo(
    bars.map(({ value }) => value),
    INNER,
  )
  const marks = bars.flatMap(({ label, value, isOurs = false }, index) => {
    const top = HEADER + index * BAR.pitch
    const color = isOurs ? 'ours' : 'peer'
    return [
      text(MARGIN, top + 18, label),
      text(WIDTH - MARGIN, top + 18, formatted(value), 'end'),
      `<rect x="${MARGIN}" y="${top + 24}" width="${scale(value)}" height="${BAR.height}" rx="3" fill="var(--${color})"/>`,
    ]
  })
  return { height: HEADER + bars.length * BAR.pitch + MARGIN, marks }
}

function drawLines({ steps, series }: Lines): Drawing {
  const ticks = ticksUpTo(Math.max(0, ...series.flatMap(({ values }) => values)))
  const bottom = HEADER + PLOT.top + PLOT.height
  const up = scaleTo(ticks, PLOT.height)
  const x = (index: number) =>
    rounded(PLOT.left + ((PLOT.right - PLOT.left) * index) / Math.max(1, steps.values.length - 1))
  const y = (value: number) => rounded(bottom - up(value))
  const grid = ticks.flatMap(tick => [
    `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(tick)}" y2="${y(tick)}"/>`,
    text(PLOT.left - 8, y(tick) + 4, formatted(tick), 'end muted'),
  ])
  const every = Math.ceil(steps.values.length / MAX_STEP_LABELS)
  const labels = steps.values.flatMap((label, index) =>
    index % every === 0 ? [text(x(index), bottom + 20, label, 'middle muted')] : [],
  )
  const lines = series.flatMap(({ label, values }, index) => {
    const color = `var(--${COLORS[index % COLORS.length]})`
    const points = values.map((value, step) => `${x(step)},${y(value)}`).join(' ')
    const legend = bottom + 64 + index * 20
    return [
      `<polyline class="line" stroke="${color}" points="${points}"/>`,
      `<rect x="${MARGIN}" y="${legend - 8}" width="14" height="4" fill="${color}"/>`,
      text(MARGIN + 22, legend, label),
    ]
  })
  const axis = text((PLOT.left + PLOT.right) / 2, bottom + 40, steps.label, 'middle muted')
  return { height: bottom + 64 + series.length * 20, marks: [...grid, ...labels, axis, ...lines] }
}

/** Returns a linear scale that maps 0 to 0, and the largest value to `length`. */
function scaleTo(values: readonly number[], length: number): (value: number) => number {
  const largest = Math.max(0, ...values)
  return value => (largest === 0 ? 0 : rounded((value / largest) * length))
}

/** Returns about five round numbers, starting at 0. The last one is at least as large as `largest`. */
function ticksUpTo(largest: number): number[] {
  if (largest <= 0) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(largest / 4))
  const step = ([1, 2, 5].find(each => each * power * 4 >= largest) ?? 10) * power
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

function text(x: number, y: number, content: string, classes = ''): string {
  return `<text x="${x}" y="${y}"${classes && ` class="${classes}"`}>${escaped(content)}</text>`
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function rounded(value: number): number {
  return Number(value.toFixed(1))
}
