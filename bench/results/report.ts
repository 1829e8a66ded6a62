import type { Turns } from '../turns.ts'
import type { Chart } from './chart.ts'

/** The result of a benchmark. */
export interface Report {
  readonly title: string
  /** The measured operation, and how it is measured. */
  readonly method: string
  readonly rows: readonly Row[]
  /** The reason for the values of the limits. */
  readonly limits: string
  readonly chart?: Chart
}

/** A measured value. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer?: Peer
  /** The maximum ratio to the peer, or the maximum value if there is no peer. */
  readonly limit?: number
  /** One sentence that explains why the value is larger than the peer's. Required in this case. */
  readonly explanation?: string
}

/** A value for comparison. */
interface Peer {
  readonly name: string
  readonly value: number
  /** The time, size or number, relative to the peer's. */
  readonly ratio: number
}

/** The time and the machine of a run. */
export interface Run {
  readonly date: string
  readonly commit: string
  readonly node: string
  readonly machine: string
}

/** A report with the name of its benchmark. */
export interface Result extends Report {
  readonly bench: string
  readonly run: Run
}

/** Whether the row contains only finite numbers. JSON cannot represent any others. */
export function isMeasured({ value, peer }: Row): boolean {
  return [value, peer?.value ?? 0, peer?.ratio ?? 0].every(Number.isFinite)
}

/** Whether the row is within its limit. `undefined` if it has no limit. */
export function isWithinLimit({ value, peer, limit }: Row): boolean | undefined {
  return limit === undefined ? undefined : (peer?.ratio ?? value) <= limit
}

export function isMore({ peer }: Row): boolean {
  return peer !== undefined && peer.ratio > 1
}

/** Returns a sentence for each exceeded limit, and for each row that exceeds its peer without an explanation. */
export function problemsOf({ title, rows }: Report): string[] {
  return rows.flatMap(row => {
    const subject = `${title}: ${row.name}${row.peer ? `, relative to ${row.peer.name}` : ''}`
    const measured = Number((row.peer?.ratio ?? row.value).toPrecision(4))
    return [
      ...(isWithinLimit(row) === false ? [`${subject} is ${measured}: expected at most ${row.limit}.`] : []),
      ...(isMore(row) && !row.explanation ? [`${subject} is ${measured}, and has no explanation.`] : []),
    ]
  })
}

/** Converts a sample's median time, in milliseconds, to a row's value. */
export interface Measure {
  readonly unit: string
  readonly of: (milliseconds: number) => number
}

export const MILLISECONDS: Measure = { unit: 'ms', of: time => time }
export const MICROSECONDS: Measure = { unit: 'µs', of: time => time * 1e3 }
/** @param count the number of operations in the sample. */
export const perSecond = (unit: string, count = 1): Measure => ({ unit: `${unit}/s`, of: time => (count / time) * 1e3 })

/** Compares the sample `of` with the sample `with`. */
export function comparison(
  turns: Turns,
  { name, of, with: peer, ...rest }: Pick<Row, 'name' | 'limit' | 'explanation'> & { of: string; with: string },
  measure: Measure,
): Row {
  return {
    name,
    value: measure.of(turns.median(of)),
    unit: measure.unit,
    peer: { name: peer, value: measure.of(turns.median(peer)), ratio: turns.ratio(of, peer) },
    ...rest,
  }
}
