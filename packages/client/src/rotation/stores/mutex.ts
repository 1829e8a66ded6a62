const last = new Map<string, Promise<void>>()

/** Takes the steps at one place one after the other, in the order in which they were asked for. */
export async function inTurn<T>(place: string, step: () => Promise<T>): Promise<T> {
  const turn = (last.get(place) ?? Promise.resolve()).then(step)
  const end = turn.then(ignore, ignore)
  last.set(place, end)
  try {
    return await turn
  } finally {
    if (last.get(place) === end) last.delete(place)
  }
}

function ignore(): void {}
