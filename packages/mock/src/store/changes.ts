import type { ClockState } from '../platform/clock.ts'
import type { Positions } from '../platform/random.ts'
import type { Snapshot } from './snapshot.ts'
import { type Change, Store } from './store.ts'

/** A change to the mock's state. */
export type StateChange =
  /**
   * A request or a seed changed records. `drawn` contains the new positions of the random sequences from which it drew.
   */
  | { readonly kind: 'commit'; readonly changes: readonly Change[]; readonly drawn: Positions }
  /** The clock was set, advanced or resumed. */
  | { readonly kind: 'clock' }
  /** The mock was reset or restored. */
  | { readonly kind: 'replaced' }

/** A change after a snapshot, as plain JSON. */
export type Step =
  | { readonly changes: readonly Change[]; readonly drawn: Positions }
  | { readonly clock: ClockState }
  /** The state was replaced. */
  | { readonly snapshot: Snapshot }

/** Applies steps to a snapshot. */
export function replay(snapshot: Snapshot, steps: Iterable<Step>): Snapshot {
  const store = new Store()
  store.replace(snapshot.contents)
  let current = snapshot
  for (const step of steps) {
    if ('snapshot' in step) {
      current = step.snapshot
      store.replace(current.contents)
    } else if ('clock' in step) {
      current = { ...current, clock: step.clock }
    } else {
      current = { ...current, drawn: { ...current.drawn, ...step.drawn } }
      store.apply(step.changes)
    }
  }
  return { ...current, contents: store.contents() }
}
