import { Bench } from 'tinybench'

/** A sample lasts 40 ms, and has at least ten calls. */
const SAMPLE = { time: 40, iterations: 10, warmupIterations: 2 }

/** Takes a sample. Returns the time in milliseconds, or several measurements. */
export type Sample<T = number> = (turn: number) => Promise<T>

/** The results of all turns. */
export interface Turns {
  readonly median: (name: string) => number
  /** Returns the median of the turns' ratios to `base`. */
  readonly ratio: (name: string, base: string) => number
}

/**
 * Takes samples in turns and compares them within a turn, so that other load on the machine affects all of them equally. The
 * order is a balanced Latin square: each sample follows every other sample equally often. Otherwise, a sample that mostly waits
 * could slow down the machine for the sample that always follows it.
 */
export async function takeTurns<T>(
  samples: Readonly<Record<string, Sample<T>>>,
  count: number,
): Promise<readonly ReadonlyMap<string, T>[]> {
  const all = Object.entries(samples)
  const turns: Map<string, T>[] = []
  for (let turn = 0; turn < count; turn++) {
    const taken = new Map<string, T>()
    for (const [name, sample] of inOrderOf(turn, all)) taken.set(name, await sample(turn))
    turns.push(taken)
  }
  return turns
}

/** Summarizes one measurement of each sample. */
export function summaryOf<T>(turns: readonly ReadonlyMap<string, T>[], measurement: (sample: T) => number): Turns {
  const of = (taken: ReadonlyMap<string, T>, name: string) => {
    const sample = taken.get(name)
    return sample === undefined ? Number.NaN : measurement(sample)
  }
  return {
    median: name => median(turns.map(each => of(each, name))),
    ratio: (name, base) => median(turns.map(each => of(each, name) / of(each, base))),
  }
}

/** Takes time samples in turns, and summarizes them. */
export async function inTurns(samples: Readonly<Record<string, Sample>>, count: number): Promise<Turns> {
  return summaryOf(await takeTurns(samples, count), time => time)
}

/** Returns a row of a balanced Latin square: 0, 1, n - 1, 2, n - 2 and so on, shifted by the turn. Every second pass is reversed. */
function inOrderOf<T>(turn: number, all: readonly T[]): T[] {
  const { length } = all
  const shifted = all.map((_, place) => (turn + (place % 2 === 1 ? (place + 1) / 2 : length - place / 2)) % length)
  const isReversed = Math.floor(turn / length) % 2 === 1
  return (isReversed ? shifted.toReversed() : shifted).flatMap(index => all.slice(index, index + 1))
}

/**
 * Measures the time of a call: the median of the calls in a turn.
 *
 * @param warmup The duration of the calls before the first turn, in milliseconds.
 */
export function timeOf(call: () => Promise<unknown>, warmup = 100): Sample {
  return async turn => {
    const bench = new Bench({ ...SAMPLE, warmupTime: turn === 0 ? warmup : 5 }).add('call', call)
    await bench.run()
    const result = bench.getTask('call')?.result
    if (!result || !('latency' in result)) throw new Error('A measured call failed.')
    return result.latency.p50
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
}
