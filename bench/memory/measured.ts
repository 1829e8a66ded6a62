/** The memory of a process after garbage collection, in bytes. */
export interface Memory {
  readonly heap: number
  readonly rss: number
}

/** Measures this process's memory at the request of the parent process, and exits when the parent process does. */
export function measureOnRequest(): void {
  const { gc } = globalThis
  if (!gc) throw new Error('Memory can only be measured with --expose-gc.')
  process.on('message', async () => {
    await gc({ execution: 'async' })
    const { heapUsed, rss } = process.memoryUsage()
    process.send?.({ heap: heapUsed, rss } satisfies Memory)
  })
  process.once('disconnect', () => process.exit())
}
