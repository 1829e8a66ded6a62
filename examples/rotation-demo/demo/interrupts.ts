import { constants } from 'node:os'

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly exitCode: number

  constructor(signal: (typeof SIGNALS)[number]) {
    super('Interrupted.')
    this.exitCode = 128 + constants.signals[signal]
  }
}

/**
 * Returns a signal that is aborted on the first interrupt. Later interrupts are ignored, because undoing a step must not be
 * interrupted.
 */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const signal of SIGNALS) process.on(signal, () => controller.abort(new Interrupted(signal)))
  return controller.signal
}
