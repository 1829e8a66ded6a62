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

/** Aborts at the first signal. Later ones change nothing: a rotation that is being undone must be let finish. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) process.on(signal, () => controller.abort(new Interrupted(signal)))
  return controller.signal
}

/** A reader that goes away, such as `head`, must not end the program between two steps. */
export function outliveReaders(...streams: NodeJS.WriteStream[]): void {
  for (const stream of streams) stream.on('error', () => {})
}
