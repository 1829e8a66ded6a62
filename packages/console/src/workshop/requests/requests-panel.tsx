import { type Signal, useSignal } from '@preact/signals'
import { useConsole } from '../../state/console.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { Filter } from '../filter.tsx'
import { workshopOf } from '../workshop-state.ts'
import { RequestEntry } from './request-entry.tsx'
import { FILTERS, type FilterId, filtered } from './request-filters.ts'
import type { RequestLog } from './request-log.ts'

/** Entries that are drawn, and as many more with each Show more. */
const SHOWN = 100

/** What is asked of the mock, as it is answered. */
export function RequestsPanel() {
  const { log } = workshopOf(useConsole())
  const filter = useSignal<FilterId>('all')
  const { entries, held, trouble } = log
  const all = filtered(held.value ?? entries.value, filter.value)
  return (
    <>
      <p class="quiet">What programs, and this page, ask of Workbench. What the page only reads is left out.</p>
      <div class="bar-of-tools">
        <Filter label="Which requests" of={FILTERS} chosen={filter} />
        <Tools log={log} filter={filter} />
      </div>
      {trouble.value && (
        <TroubleBox trouble={trouble.value}>
          <button type="button" onClick={() => void log.read()}>
            Try again
          </button>
        </TroubleBox>
      )}
      <Entries key={filter.value} log={log} all={all} />
    </>
  )
}

interface ToolsProps {
  readonly log: RequestLog
  readonly filter: Signal<FilterId>
}

function Tools({ log, filter }: ToolsProps) {
  const console = useConsole()
  const { entries, held } = log
  const last = held.value?.at(-1)?.key ?? -1
  const since = held.value ? entries.value.filter(({ key }) => key > last) : []
  const news = filtered(since, filter.value).length
  return (
    <div class="bar-of-tools">
      {held.value ? (
        <button type="button" onClick={() => log.goOn()}>
          Go on
        </button>
      ) : (
        <button type="button" onClick={() => log.hold()}>
          Pause
        </button>
      )}
      {held.value && (
        <button type="button" disabled={news === 0} onClick={() => log.hold()}>
          {news} new
        </button>
      )}
      <button type="button" onClick={() => void console.attempt(() => log.clear())}>
        Clear
      </button>
    </div>
  )
}

interface EntriesProps {
  readonly log: RequestLog
  readonly all: ReturnType<typeof filtered>
}

function Entries({ log, all }: EntriesProps) {
  const shown = useSignal(SHOWN)
  if (!log.isRead.value && all.length === 0) return log.trouble.value ? null : <p class="quiet">Loading…</p>
  if (all.length === 0) return <p class="quiet">There is no such request.</p>
  return (
    <>
      <ul class="requests">
        {all.slice(0, shown.value).map(({ key, request }) => (
          <RequestEntry key={key} request={request} />
        ))}
      </ul>
      {all.length > shown.value && (
        <button type="button" onClick={() => (shown.value += SHOWN)}>
          Show more
        </button>
      )}
      <p class="quiet">
        {Math.min(all.length, shown.value)} of {all.length}
      </p>
    </>
  )
}
