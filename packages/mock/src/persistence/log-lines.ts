import { createHash } from 'node:crypto'
import type { Step } from '../store/changes.ts'
import type { Snapshot } from '../store/snapshot.ts'

/** What a file begins with: what it is, and the version of its format. */
const HEADER = Buffer.from('workbench-mock-state 1\n')
/** Characters of a checksum. */
const SUM = 16
const NEWLINE = 10
const SPACE = 32

/** Steps that are not what a mock has written. */
export class DamageError extends Error {
  override readonly name = 'DamageError'
  /** Counted from 1. */
  readonly line: number

  constructor(line: number, says: string) {
    super(says)
    this.line = line
  }
}

/** Writes steps as lines, each under a checksum of itself and of all that came before it. */
export class LogWriter {
  #sum = ''

  /** What a file begins with, which is never torn: it comes into its place whole. */
  first(step: Step): Buffer {
    return Buffer.concat([HEADER, this.next(step)])
  }

  next(step: Step): Buffer {
    const json = Buffer.from(JSON.stringify(step))
    this.#sum = sumOf(this.#sum, json)
    return Buffer.concat([Buffer.from(`${this.#sum} `), json, Buffer.of(NEWLINE)])
  }
}

/**
 * Reads what `Lines` has written. A last line that breaks off is one whose writing was cut short, and is left out: nobody
 * was told that it is there.
 *
 * @throws DamageError where anything else is not as it was written.
 */
export function readLines(bytes: Buffer): readonly [Snapshot, ...Step[]] {
  if (!bytes.subarray(0, HEADER.length).equals(HEADER)) throw new DamageError(1, notOne(bytes))
  const [first, ...steps] = linesOf(bytes)
  if (!first || !('snapshot' in first)) throw new DamageError(2, 'the snapshot that it begins with is cut short')
  return [first.snapshot, ...steps]
}

function* linesOf(bytes: Buffer): Generator<Step> {
  let [from, before, number] = [HEADER.length, '', 2]
  while (from < bytes.length) {
    const end = bytes.indexOf(NEWLINE, from)
    if (end < 0) return checkTorn(bytes.subarray(from), before, number)
    const line = bytes.subarray(from, end)
    const sum = sumOfWhole(line, before)
    if (sum === undefined) throw new DamageError(number, 'its checksum is not that of what it says')
    yield stepOf(line, number)
    from = end + 1
    before = sum
    number++
  }
}

/** A line that was cut short is less than a line; one that is whole and has something else at its end was changed. */
function checkTorn(rest: Buffer, before: string, number: number): void {
  if (sumOfWhole(rest.subarray(0, -1), before) !== undefined) throw new DamageError(number, 'its end was changed')
}

/** The checksum of a line, where it is the one that it says. */
function sumOfWhole(line: Buffer, before: string): string | undefined {
  const sum = sumOf(before, line.subarray(SUM + 1))
  return line[SUM] === SPACE && line.toString('latin1', 0, SUM) === sum ? sum : undefined
}

function stepOf(line: Buffer, number: number): Step {
  try {
    return JSON.parse(line.toString('utf8', SUM + 1)) as Step
  } catch {
    throw new DamageError(number, 'it is no JSON')
  }
}

const sumOf = (before: string, json: Buffer) =>
  createHash('sha256').update(before).update(json).digest('hex').slice(0, SUM)

function notOne(bytes: Buffer): string {
  return bytes.length === 0
    ? 'it is empty, which the state of a mock never is'
    : 'it is no state of a mock, or of another version'
}
