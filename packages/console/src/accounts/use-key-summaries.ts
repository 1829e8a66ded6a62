import { useComputed } from '@preact/signals'
import type { ServiceAccount } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { DAY } from '../ui/dates.ts'
import { useQuery } from '../ui/use-query.ts'
import { type KeySummary, loadKeySummaries } from './key-summaries.ts'

/** The delay in milliseconds before keys are counted, so that scrolling past rows quickly does not send requests. */
const DELAY = 300

/** Returns the key counts for these accounts: `undefined` until they are loaded, `null` if they could not be read. */
export function useKeySummaries(
  accounts: readonly Pick<ServiceAccount, 'id'>[],
): (account: Pick<ServiceAccount, 'id'>) => KeySummary | null | undefined {
  const { workbench, clock, rotateAfter } = useAppState()
  const threshold = rotateAfter.value
  // Counts the keys again only when the day changes, not on every tick of the clock.
  const today = useComputed(() => Math.floor(clock.now.value / DAY)).value
  const ids = accounts.map(({ id }) => id)
  const query = useQuery(
    signal => loadKeySummaries(workbench.value, ids, { threshold, now: clock.now.peek() }, signal),
    [workbench.value],
    { delay: DELAY, refetchKey: [...ids, today, threshold].join() },
  )
  const { data, error } = query.value
  return ({ id }) => data?.get(id) ?? (error ? null : undefined)
}
