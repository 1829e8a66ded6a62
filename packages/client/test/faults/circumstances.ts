import type { CallOptions } from '../../src/index.ts'
import type { Chance } from './chance.ts'

/** How a call is made, and how it is seen to that nothing of that is left. */
interface Circumstances {
  readonly options: CallOptions
  readonly end?: () => void
}

/** A signal for many calls, as of a program that may be ended. It never is. */
export const common = new AbortController().signal

const KINDS: readonly { percent: number; make: (chance: Chance) => Circumstances }[] = [
  { percent: 8, make: () => ({ options: { signal: common } }) },
  { percent: 8, make: () => ({ options: { retries: 0 } }) },
  { percent: 4, make: chance => ({ options: { timeout: 1 + chance.below(60) } }) },
  { percent: 4, make: chance => ({ options: { timeout: 1 + chance.below(300), retries: 9, signal: common } }) },
  { percent: 7, make: chance => abortedAt(chance.below(30)) },
  { percent: 1, make: () => ({ options: { signal: AbortSignal.abort('never mind') } }) },
]

/** The circumstances of a call: some would rather not wait. */
export function circumstances(chance: Chance): Circumstances {
  return chance.row(KINDS)?.make(chance) ?? { options: {} }
}

function abortedAt(moment: number): Circumstances {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('It took too long.')), moment)
  return { options: { signal: controller.signal }, end: () => clearTimeout(timer) }
}
