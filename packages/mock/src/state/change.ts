import type { Change } from '../store.ts'

/** Something that has changed what a mock holds. */
export type StateChange =
  /** A request or a seed: what it did, and where chance stands since. */
  | { readonly kind: 'commit'; readonly changes: readonly Change[]; readonly drawn: number }
  /** The clock was set, moved, or let run. */
  | { readonly kind: 'clock' }
  /** Anything can be otherwise: the mock was reset or restored. */
  | { readonly kind: 'replaced' }
