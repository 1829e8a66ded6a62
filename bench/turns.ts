import { Bench } from 'tinybench'

/** Calls for 40 ms, but at least ten calls. */
const SAMPLE = { time: 40, iterations: 10, warmupIterations: 2 }

/** Takes a sample and returns the time in milliseconds. */
export type Sample = (turn: number) => Promise<number>

/** The results of all turns. */
export interface Turns {
  readonly median: (name: string) => number
  /** The median of the ratio to `base` in each turn. */
  readonly ratio: (name: string, base: string) => number
}

/**
 * Takes samples in turns. Each turn starts with a different sample, and samples are compared within a turn, so that other load on the
 * machine affects all of them equally.
 */
export async function inTurns(samples: Readonly<Record<string, Sample>>, count: number): Promise<Turns> {
  const all = Object.entries(samples)
  const turns: Map<string, number>[] = []
  for (let turn = 0; turn < count; turn++) {
    const first = turn % all.length
    const taken = new Map<string, number>()
    for (const [name, sample] of [...all.slice(first), ...all.slice(0, first)]) taken.set(name, await sample(turn))
    turns.push(taken)
  }
  const of = (taken: ReadonlyMap<string, number>, name: string) => taken.get(name) ?? Number.NaN
  return {
    median: name => median(turns.map(each => of(each, name))),
    ratio: (name, base) => median(turns.map(each => of(each, name) / of(each, base))),
  }
}

/**
 * Measures the time of a call: the median of the calls in a turn.
 *
 * @param warmup How long to call before the first turn, in milliseconds.
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
