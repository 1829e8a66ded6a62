import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { devtoolsState } from '../devtools-state.ts'
import { FilterGroup } from '../filter-group.tsx'
import { RequestEntry } from './request-entry.tsx'
import {
  type FilterOptions,
  filterEntries,
  logParams,
  NO_FILTERS,
  optionsOf,
  parseLogFilters,
  REQUEST_KINDS,
  type RequestFilters,
} from './request-filters.ts'
import type { LogEntry, RequestLog } from './request-log.ts'

/** Number of entries shown at first, and added by each click on Show more. */
const PAGE_SIZE = 100

/** A live log of the requests to the mock. */
export function RequestsPanel() {
  const app = useAppState()
  const { log } = devtoolsState(app)
  const filters = parseLogFilters(app.address.params.value, log.searchText.value)
  const { entries, pausedEntries, error } = log
  const shownEntries = pausedEntries.value ?? entries.value
  const setFilters = (changes: Partial<RequestFilters>) => {
    const next = { ...filters, ...changes }
    log.searchText.value = next.text
    app.address.replace(logParams(next))
  }
  return (
    <>
      <p class="muted">The API requests from all clients. This page’s own reads are not recorded.</p>
      <div class="button-row">
        <FilterGroup
          label="Filter requests"
          options={REQUEST_KINDS}
          selected={filters.kind}
          onSelect={kind => setFilters({ kind })}
        />
        <LogButtons log={log} filters={filters} />
      </div>
      <LogSearch entries={shownEntries} filters={filters} onChange={setFilters} />
      {error.value && (
        <ErrorAlert error={error.value}>
          <button type="button" onClick={() => void log.loadHistory()}>
            Try again
          </button>
        </ErrorAlert>
      )}
      <EntryList key={JSON.stringify(filters)} log={log} entries={filterEntries(shownEntries, filters)} />
    </>
  )
}

interface LogSearchProps {
  readonly entries: readonly LogEntry[]
  readonly filters: RequestFilters
  readonly onChange: (changes: Partial<RequestFilters>) => void
}

function LogSearch({ entries, filters, onChange }: LogSearchProps) {
  const options = optionsOf(entries, filters)
  const { kind: _, ...narrowing } = filters
  const isNarrowed = Object.values(narrowing).some(value => value !== '')
  const id = useId()
  return (
    <search class="field-grid" aria-label="Search requests">
      <div class="field">
        <label for={id}>Search</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellcheck={false}
          value={filters.text}
          onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
      </div>
      <FilterSelect
        label="Account"
        options={options.account}
        value={filters.account}
        onChange={account => onChange({ account })}
      />
      <FilterSelect
        label="Caller"
        options={options.caller}
        value={filters.caller}
        onChange={caller => onChange({ caller })}
      />
      <FilterSelect
        label="Route"
        options={options.route}
        value={filters.route}
        onChange={route => onChange({ route })}
      />
      <FilterSelect
        label="Status"
        options={options.status}
        value={filters.status}
        onChange={httpStatus => onChange({ status: httpStatus })}
      />
      {isNarrowed && (
        <button type="button" onClick={() => onChange({ ...NO_FILTERS, kind: filters.kind })}>
          Clear filters
        </button>
      )}
    </search>
  )
}

interface FilterSelectProps {
  readonly label: string
  readonly options: FilterOptions
  readonly value: string
  readonly onChange: (value: string) => void
}

function FilterSelect({ label, options, value, onChange }: FilterSelectProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">Any</option>
        {[...options].map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface LogButtonsProps {
  readonly log: RequestLog
  readonly filters: RequestFilters
}

function LogButtons({ log, filters }: LogButtonsProps) {
  const app = useAppState()
  const { entries, pausedEntries } = log
  const lastShownKey = pausedEntries.value?.at(-1)?.key ?? -1
  const newEntries = pausedEntries.value ? entries.value.filter(({ key }) => key > lastShownKey) : []
  const newCount = filterEntries(newEntries, filters).length
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
