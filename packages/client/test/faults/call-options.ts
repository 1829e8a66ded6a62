import type { CallOptions } from '../../src/index.ts'
import type { SeededRandom } from './seeded-random.ts'

interface RandomCallOptions {
  readonly options: CallOptions
  /** Clears the timer of the options when the call has ended. */
  readonly cleanUp?: () => void
}

/** A signal that many calls share, as in a program that can be stopped. It is never aborted. */
export const sharedSignal = new AbortController().signal

const KINDS: readonly { percent: number; create: (random: SeededRandom) => RandomCallOptions }[] = [
  { percent: 8, create: () => ({ options: { signal: sharedSignal } }) },
  { percent: 8, create: () => ({ options: { retries: 0 } }) },
  { percent: 4, create: random => ({ options: { timeout: 1 + random.below(60) } }) },
  { percent: 4, create: random => ({ options: { timeout: 1 + random.below(300), retries: 9, signal: sharedSignal } }) },
  { percent: 7, create: random => abortedAfter(random.below(30)) },
  { percent: 1, create: () => ({ options: { signal: AbortSignal.abort('never mind') } }) },
]

/** Random options for a call: some have short timeouts, or are aborted. */
export function randomCallOptions(random: SeededRandom): RandomCallOptions {
  return random.pick(KINDS)?.create(random) ?? { options: {} }
}

function abortedAfter(milliseconds: number): RandomCallOptions {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('The call took too long.')), milliseconds)
  return { options: { signal: controller.signal }, cleanUp: () => clearTimeout(timer) }
}
