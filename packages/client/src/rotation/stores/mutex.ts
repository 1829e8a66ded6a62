const pending = new Map<string, Promise<void>>()

/** Runs `work` when all earlier work with the same key has finished. */
export async function runExclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
  const result = (pending.get(key) ?? Promise.resolve()).then(work)
  const end = result.then(ignore, ignore)
  pending.set(key, end)
  try {
    return await result
  } finally {
    if (pending.get(key) === end) pending.delete(key)
  }
}

function ignore(): void {}
