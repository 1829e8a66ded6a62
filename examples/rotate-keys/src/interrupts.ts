import { constants } from 'node:os'

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly exitCode: number

  constructor(signal: (typeof signals)[number]) {
    super('Interrupted.')
    this.exitCode = 128 + constants.signals[signal]
  }
}

/** Returns a signal that aborts on the first interrupt. Ignores later ones, because a rollback must not be interrupted. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) process.on(signal, () => controller.abort(new Interrupted(signal)))
  return controller.signal
}

/** Keeps the program running if the reader of its output exits, e.g. `head`. */
export function ignoreClosedPipes(...streams: NodeJS.WriteStream[]): void {
  for (const stream of streams) stream.on('error', () => {})
}
