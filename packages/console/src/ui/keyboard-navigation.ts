/** Returns the index to focus, from the current index and the number of items. */
type Step = (current: number, count: number) => number

/** Steps, by key name (`KeyboardEvent.key`). */
export type KeyboardNavigation = Readonly<Record<string, Step>>

interface Keys {
  readonly next: string
  readonly previous: string
}

const HOME_AND_END: KeyboardNavigation = { Home: () => 0, End: (_, count) => count - 1 }

/** Returns keyboard navigation that stops at the first and last items. */
export const linearNavigation = ({ next, previous }: Keys): KeyboardNavigation => ({
  [next]: (current, count) => Math.min(current + 1, count - 1),
  [previous]: current => Math.max(current - 1, 0),
  ...HOME_AND_END,
})

/** Returns keyboard navigation that wraps around at both ends. */
export const wrappingNavigation = ({ next, previous }: Keys): KeyboardNavigation => ({
  [next]: (current, count) => (current + 1) % count,
  [previous]: (current, count) => (current - 1 + count) % count,
  ...HOME_AND_END,
})
