import { type Signal, useSignal } from '@preact/signals'
import { useAppState } from '../../state/app-state.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { devtoolsState } from '../devtools-state.ts'
import { FilterGroup } from '../filter-group.tsx'
import { RequestEntry } from './request-entry.tsx'
import { filterEntries, REQUEST_FILTERS, type RequestFilter } from './request-filters.ts'
import type { LogEntry, RequestLog } from './request-log.ts'

/** Number of entries shown at first, and added by each click on Show more. */
const PAGE_SIZE = 100

/** A live log of the requests to the mock. */
export function RequestsPanel() {
  const { log } = devtoolsState(useAppState())
  const filter = useSignal<RequestFilter>('all')
  const { entries, pausedEntries, error } = log
  const matchingEntries = filterEntries(pausedEntries.value ?? entries.value, filter.value)
  return (
    <>
      <p class="muted">The API requests from all clients. This page’s own reads are not recorded.</p>
      <div class="button-row">
        <FilterGroup label="Filter requests" options={REQUEST_FILTERS} selected={filter} />
        <LogButtons log={log} filter={filter} />
      </div>
      {error.value && (
        <ErrorAlert error={error.value}>
          <button type="button" onClick={() => void log.loadHistory()}>
            Try again
          </button>
        </ErrorAlert>
      )}
      <EntryList key={filter.value} log={log} entries={matchingEntries} />
    </>
  )
}

interface LogButtonsProps {
  readonly log: RequestLog
  readonly filter: Signal<RequestFilter>
}

function LogButtons({ log, filter }: LogButtonsProps) {
  const app = useAppState()
  const { entries, pausedEntries } = log
  const lastShownKey = pausedEntries.value?.at(-1)?.key ?? -1
  const newEntries = pausedEntries.value ? entries.value.filter(({ key }) => key > lastShownKey) : []
  const newCount = filterEntries(newEntries, filter.value).length
  return (
    <div class="button-row">
      {pausedEntries.value ? (
        <button type="button" onClick={() => log.resume()}>
          Resume
        </button>
      ) : (
        <button type="button" onClick={() => log.pause()}>
          Pause
        </button>
      )}
      {pausedEntries.value && (
        <button type="button" disabled={newCount === 0} onClick={() => log.pause()}>
          {newCount} new
        </button>
      )}
      <button type="button" onClick={() => void app.attempt(() => log.clear())}>
        Clear
      </button>
    </div>
  )
}

interface EntryListProps {
  readonly log: RequestLog
  readonly entries: readonly LogEntry[]
}

function EntryList({ log, entries }: EntryListProps) {
  const limit = useSignal(PAGE_SIZE)
  if (!log.isLoaded.value && entries.length === 0) return log.error.value ? null : <p class="muted">Loading…</p>
  if (entries.length === 0) return <p class="muted">No matching requests.</p>
  return (
    <>
      <ul class="request-log">
        {entries.slice(0, limit.value).map(({ key, request }) => (
          <RequestEntry key={key} request={request} />
        ))}
      </ul>
      {entries.length > limit.value && (
        <button type="button" onClick={() => (limit.value += PAGE_SIZE)}>
          Show more
        </button>
      )}
      <p class="muted">
        {Math.min(entries.length, limit.value)} of {entries.length}
      </p>
    </>
  )
}
