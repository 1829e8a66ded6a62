import { expect } from 'vitest'

const MIN_RUNS = 5
const MAX_RUNS = 50

/**
 * Expects that `work` takes less than `limit` times as long for `large` as for `small`: the ratio of the shortest of several runs. Load
 * on the machine only makes runs longer, so there are more of them while the ratio is too high.
 */
export async function expectGrowthBelow<T>(
  limit: number,
  [small, large]: readonly [small: T, large: T],
  work: (input: T) => unknown,
): Promise<void> {
  const shortest = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let run = 0; run < MIN_RUNS || (run < MAX_RUNS && shortest.large / shortest.small >= limit); run++) {
    shortest.small = Math.min(shortest.small, await timeOf(() => work(small)))
    shortest.large = Math.min(shortest.large, await timeOf(() => work(large)))
  }
  expect(shortest.large / shortest.small).toBeLessThan(limit)
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
