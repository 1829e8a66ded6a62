import type { ClockState } from '../platform/clock.ts'
import type { Snapshot } from './snapshot.ts'
import { type Change, Store } from './store.ts'

/** Something that has changed what a mock holds. */
export type StateChange =
  /** A request or a seed: what it did, and where chance stands since. */
  | { readonly kind: 'commit'; readonly changes: readonly Change[]; readonly drawn: number }
  /** The clock was set, moved, or let run. */
  | { readonly kind: 'clock' }
  /** Anything can be otherwise: the mock was reset or restored. */
  | { readonly kind: 'replaced' }

/** What came after a snapshot, as plain JSON. */
export type Step =
  /** What a commit did, and where chance stands since. */
  | { readonly changes: readonly Change[]; readonly drawn: number }
  /** The clock was set, moved, or let run. */
  | { readonly clock: ClockState }
  /** What was before is gone. */
  | { readonly snapshot: Snapshot }

/** What a snapshot has become, step by step. */
export function replay(snapshot: Snapshot, steps: Iterable<Step>): Snapshot {
  const store = new Store()
  store.replace(snapshot.contents)
  let now = snapshot
  for (const step of steps) {
    if ('snapshot' in step) {
      now = step.snapshot
      store.replace(now.contents)
    } else if ('clock' in step) now = { ...now, clock: step.clock }
    else {
      now = { ...now, drawn: step.drawn }
      store.apply(step.changes)
    }
  }
  return { ...now, contents: store.contents() }
}
