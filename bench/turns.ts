import { Bench } from 'tinybench'

/** 40 ms of calls, and where they are slow ten at the least. */
const SAMPLE = { time: 40, iterations: 10, warmupIterations: 2 }

/** Takes a sample, in milliseconds. */
export type Sample = (turn: number) => Promise<number>

/** What came of all turns. */
export interface Turns {
  readonly median: (name: string) => number
  /** How many times the one is the other: the median of what it was in each turn. */
  readonly ratio: (name: string, base: string) => number
}

/**
 * Takes samples in turns, each turn beginning with another, and compares them turn by turn, so that a machine that is busy
 * for a while is unkind to all.
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

/** The time of a call: the median of as many as fit into a turn. */
export function timeOf(call: () => Promise<unknown>): Sample {
  return async turn => {
    const bench = new Bench({ ...SAMPLE, warmupTime: turn === 0 ? 100 : 5 }).add('call', call)
    await bench.run()
    const result = bench.getTask('call')?.result
    if (!result || !('latency' in result)) throw new Error('A call that was to be measured failed.')
    return result.latency.p50
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
}
