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

/** Aborts at the first signal. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) process.on(signal, () => controller.abort(new Interrupted(signal)))
  return controller.signal
}
