import { createHash } from 'node:crypto'
import type { Step } from '../store/changes.ts'
import type { Snapshot } from '../store/snapshot.ts'

/** The first line: the type and version of the format. */
const HEADER = Buffer.from('workbench-mock-state 1\n')
/** The length of a checksum in characters. */
const SUM = 16
const NEWLINE = 10
const SPACE = 32

/** Thrown if a line was modified after it was written. */
export class DamageError extends Error {
  override readonly name = 'DamageError'
  /** The line number, starting at 1. */
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** Serializes steps as lines. Each starts with a checksum of itself and all previous lines. */
export class LogWriter {
  #sum = ''

  /** Returns the first lines of a file. They are written atomically. */
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
 * Parses the lines of a `LogWriter`. An incomplete last line is ignored: its response was never sent.
 *
 * @throws DamageError if another line was modified
 */
export function readLines(bytes: Buffer): readonly [Snapshot, ...Step[]] {
  if (!bytes.subarray(0, HEADER.length).equals(HEADER)) throw new DamageError(1, headerProblem(bytes))
  const [first, ...steps] = linesOf(bytes)
  if (!first || !('snapshot' in first)) throw new DamageError(2, 'the initial snapshot is incomplete')
  return [first.snapshot, ...steps]
}

function* linesOf(bytes: Buffer): Generator<Step> {
  let [from, before, number] = [HEADER.length, '', 2]
  while (from < bytes.length) {
    const end = bytes.indexOf(NEWLINE, from)
    if (end < 0) return checkTorn(bytes.subarray(from), before, number)
    const line = bytes.subarray(from, end)
    const sum = verifiedSum(line, before)
    if (sum === undefined) throw new DamageError(number, 'the checksum does not match')
    yield stepOf(line, number)
    from = end + 1
    before = sum
    number++
  }
}

/** Checks the last line. An incomplete line is ignored. A complete line that ends with a byte other than a newline was modified. */
function checkTorn(rest: Buffer, before: string, number: number): void {
  if (verifiedSum(rest.subarray(0, -1), before) !== undefined)
    throw new DamageError(number, 'the end of the line was modified')
}

/** Returns the checksum of a line, or undefined if it is incorrect. */
function verifiedSum(line: Buffer, before: string): string | undefined {
  const sum = sumOf(before, line.subarray(SUM + 1))
  return line[SUM] === SPACE && line.toString('latin1', 0, SUM) === sum ? sum : undefined
}

function stepOf(line: Buffer, number: number): Step {
  try {
    return JSON.parse(line.toString('utf8', SUM + 1)) as Step
  } catch {
    throw new DamageError(number, 'it is not JSON')
  }
}

const sumOf = (before: string, json: Buffer) =>
  createHash('sha256').update(before).update(json).digest('hex').slice(0, SUM)

function headerProblem(bytes: Buffer): string {
  return bytes.length === 0
    ? 'the file is empty. To start with a new state, remove it. If it is mounted as a single file, mount its folder instead'
    : 'it is not a state file of this version'
}
