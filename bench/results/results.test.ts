// @vitest-environment jsdom
import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../test/soak.ts'
import { type Bars, type Lines, toSvg } from './chart.ts'
import { CHARTS, filesOf, RESULTS, readResults } from './files.ts'
import { markdownOf, sectionOf } from './markdown.ts'
import { isMeasured, problemsOf, type Report, type Result, type Row } from './report.ts'

const RUN = { date: '2026-11-27', commit: '60a9b53', node: '26.10.0', machine: '2 × Processor, 8 GiB, linux x64' }
const ALONE: Row = { name: 'import', value: 23.456, unit: 'ms', limit: 50 }
const COMPARED: Row = {
  name: 'a call',
  value: 1_234.5,
  unit: 'µs',
  peer: { name: 'fetch', value: 1_000, ratio: 1.25 },
  limit: 1.5,
  explanation: 'the client decodes the record.',
}

function report(...rows: readonly Row[]): Report {
  return { title: 'A call', method: 'Calls to a server.', rows, limits: 'A user does not notice it.' }
}

function result(bench: string, given: Partial<Result> = {}): Result {
  return { bench, run: RUN, ...report(ALONE, COMPARED), ...given }
}

describe('a section', () => {
  test('has a row for each value, with its peer, ratio and limit', () => {
    expect(sectionOf(report(ALONE, COMPARED))).toBe(`## A call

Calls to a server.

| measured | value | compared with | its value | ratio | limit | met |
| --- | --- | --- | --- | --- | --- | --- |
| import | 23.5 ms |  |  |  | 50 | yes |
| a call | 1,235 µs | fetch | 1,000 µs | 1.25 | 1.5 | yes |

- More than fetch: the client decodes the record.

**Limits.** A user does not notice it.`)
  })

  test('marks an exceeded limit, and omits the explanation of a row that does not exceed its peer', () => {
    const less = { ...COMPARED, peer: { name: 'openai', value: 2_000, ratio: 0.6 }, limit: 0.5 }
    const section = sectionOf(report({ ...ALONE, value: 51 }, less))
    expect(section.match(/\*\*no\*\*/g)).toHaveLength(2)
    expect(section).not.toContain('More than')
  })

  test('lists an explanation once, with all peers', () => {
    const other = { ...COMPARED, peer: { name: 'ky', value: 1_000, ratio: 2 } }
    expect(sectionOf(report(COMPARED, other))).toContain('\n- More than fetch and ky: the client decodes the record.\n')
  })
})

describe('problems', () => {
  test('include exceeded limits of ratios, and of values without a peer', () => {
    const slower = { ...COMPARED, limit: 1.2 }
    expect(problemsOf(report({ ...ALONE, value: 51 }, slower))).toEqual([
      'A call: import is 51: expected at most 50.',
      'A call: a call, relative to fetch is 1.25: expected at most 1.2.',
    ])
    expect(problemsOf(report(ALONE, COMPARED))).toEqual([])
  })

  test('include values that exceed those of a peer without an explanation', () => {
    const { explanation: _, ...unexplained } = COMPARED
    expect(problemsOf(report(unexplained))).toEqual([
      'A call: a call, relative to fetch is 1.25, and has no explanation.',
    ])
  })
})

test('a row without a finite value or ratio does not count as measured', () => {
  const missing = { ...COMPARED, peer: { name: 'fetch', value: 0, ratio: Number.POSITIVE_INFINITY } }
  expect([ALONE, COMPARED, { ...ALONE, value: Number.NaN }, missing].map(isMeasured)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

describe('RESULTS.md', () => {
  const chartOf = (bench: string) => `charts/${bench}.svg`

  test('states the run once, or for each benchmark if they differ', () => {
    const once = markdownOf([result('calls'), result('size')], chartOf)
    expect(once.match(/Measured on .*/g)).toEqual([
      'Measured on 2026-11-27, at commit 60a9b53, with Node 26.10.0 on 2 × Processor, 8 GiB, linux x64.',
    ])
    const later = result('size', { run: { ...RUN, date: '2026-11-28' } })
    expect(markdownOf([result('calls'), later], chartOf).match(/Measured on [\d-]+/g)).toEqual([
      'Measured on 2026-11-27',
      'Measured on 2026-11-28',
    ])
  })

  test('starts with the number of limits met, or with the exceeded ones', () => {
    expect(markdownOf([result('calls')], chartOf)).toContain('\nAll 2 limits are met.\n')
    const exceeded = markdownOf([result('calls', { rows: [{ ...ALONE, value: 51 }] })], chartOf)
    expect(exceeded).toContain('\n- A call: import is 51: expected at most 50.\n')
    expect(exceeded).not.toContain('limits are met')
  })

  test('shows the chart of each benchmark that has one', () => {
    const chart: Bars = { kind: 'bars', title: 'A call', unit: 'µs', bars: [{ label: 'fetch', value: 1 }] }
    expect(markdownOf([result('calls', { chart }), result('size')], chartOf).match(/!\[.*/g)).toEqual([
      '![A call](charts/calls.svg)',
    ])
  })
})

describe('a chart', () => {
  const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const value = fc.double({ min: 0, max: 1e9, noNaN: true })

  test('of bars has a label, a value and a proportional bar for each contender', () => {
    const chart: Bars = {
      kind: 'bars',
      title: 'A call',
      unit: 'µs',
      bars: [
        { label: '@workbench-sdk/client', value: 150, isOurs: true },
        { label: 'fetch', value: 100 },
      ],
    }
    const svg = parse(toSvg(chart))
    expect([...svg.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual([
      'A call',
      'µs',
      '@workbench-sdk/client',
      '150',
      'fetch',
      '100',
    ])
    const [ours = 0, peer = 0] = [...svg.querySelectorAll('rect[height="10"]')].map(bar =>
      Number(bar.getAttribute('width')),
    )
    expect(peer / ours).toBeCloseTo(2 / 3)
  })

  test('of lines has an axis from 0 to above the largest value', () => {
    const chart: Lines = {
      kind: 'lines',
      title: 'Latency',
      unit: 'relative to Hono',
      steps: { label: 'clients', values: ['1', '4', '16'] },
      series: [{ label: 'p50', values: [1, 1.9, 1.5] }],
    }
    const svg = parse(toSvg(chart))
    expect([...svg.querySelectorAll('.end')].map(({ textContent }) => textContent)).toEqual([
      '0',
      '0.5',
      '1',
      '1.5',
      '2',
    ])
    const [first, second, third] = pointsOf(svg).map(([, y]) => y)
    expect(second).toBeLessThan(third ?? 0)
    expect(third).toBeLessThan(first ?? 0)
  })

  test('is valid SVG, has only finite numbers, and draws nothing outside its frame', () => {
    const bars = fc.record({
      kind: fc.constant('bars' as const),
      title: label,
      unit: label,
      bars: fc.array(fc.record({ label, value, isOurs: fc.boolean() }), { maxLength: 20 }),
    })
    const lines = fc.nat(20).chain(length => {
      const values = fc.array(value, { minLength: length, maxLength: length })
      return fc.record({
        kind: fc.constant('lines' as const),
        title: label,
        unit: label,
        steps: fc.record({ label, values: fc.array(label, { minLength: length, maxLength: length }) }),
        series: fc.array(fc.record({ label, values }), { maxLength: 4 }),
      })
    })
    fc.assert(
      fc.property(fc.oneof(bars, lines), chart => {
        const text = toSvg(chart)
        const svg = parse(text)
        const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
        expect(text).not.toMatch(/NaN|Infinity|undefined/)
        for (const [x, y] of [...pointsOf(svg), ...cornersOf(svg)]) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(height)
        }
      }),
      { numRuns: runs(50, 2_000) },
    )
  })
})

test(`RESULTS.md and the charts show ${RESULTS}`, async () => {
  const files = filesOf(await readResults())
  for (const [path, text] of Object.entries(files)) await expect(text).toMatchFileSnapshot(`../../${path}`)
  const charts = (await readdir(CHARTS)).map(name => `${CHARTS}/${name}`)
  expect(charts.filter(path => files[path] === undefined)).toEqual([])
})

function parse(text: string): Element {
  const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(documentElement.nodeName, text).toBe('svg')
  return documentElement
}

function pointsOf(svg: Element): number[][] {
  return [...svg.querySelectorAll('polyline')].flatMap(line =>
    (line.getAttribute('points') ?? '')
      .split(' ')
      .filter(Boolean)
      .map(point => point.split(',').map(Number)),
  )
}

/** Returns the ends of the text lines, and two corners of each rectangle. */
function cornersOf(svg: Element): number[][] {
  const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? 0)
  const texts = [...svg.querySelectorAll('text')].map(each => [number(each, 'x'), number(each, 'y')])
  const rectangles = [...svg.querySelectorAll('rect')].flatMap(each => {
    const [x, y] = [number(each, 'x'), number(each, 'y')]
    return [
      [x, y],
      [x + number(each, 'width'), y + number(each, 'height')],
    ]
  })
  return [...texts, ...rectangles]
}
