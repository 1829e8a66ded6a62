/** Returns how many times as long `work` takes for `large` as for `small`: the ratio of the shortest of several runs. */
export async function growth<T>(small: T, large: T, work: (input: T) => unknown, runs = 5): Promise<number> {
  const shortest = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let run = 0; run < runs; run++) {
    shortest.small = Math.min(shortest.small, await timeOf(() => work(small)))
    shortest.large = Math.min(shortest.large, await timeOf(() => work(large)))
  }
  return shortest.large / shortest.small
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
