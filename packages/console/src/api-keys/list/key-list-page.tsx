import '../../styles/key-list.css'
import { useComputed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { DAY } from '../../ui/dates.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { MAIN_ID } from '../../ui/ids.ts'
import { useQuery } from '../../ui/use-query.ts'
import { ViewHeading } from '../../ui/view-heading.tsx'
import { ALL_KEYS, type KeyFilters, keyListParams } from '../key-filters.ts'
import { CsvDownload } from './csv-download.tsx'
import { KeyListTable } from './key-list-table.tsx'
import { KeyListToolbar } from './key-list-toolbar.tsx'
import { isSearchable, type KeyPage, keyConditions, loadKeyPage, PAGE_SIZE } from './key-query.ts'
import { Pager } from './pager.tsx'
import { parseKeyFilters } from './parse-key-filters.ts'

/** The API keys of all service accounts. The filters, the order and the page number are in the URL. */
export function KeyListPage() {
  const { address } = useAppState()
  const filters = useComputed(() => parseKeyFilters(address.params.value)).value
  const change = (changes: Partial<KeyFilters>) => address.push(keyListParams({ ...filters, page: 1, ...changes }))
  return (
    <main id={MAIN_ID} tabIndex={-1} class="key-list">
      <Breadcrumb parents={PARENTS} current="API Keys" />
      <div class="page-heading">
        <ViewHeading>API Keys</ViewHeading>
        {isSearchable(filters.search) && <CsvDownload filters={filters} />}
      </div>
      <KeyListToolbar
        filters={filters}
        onChange={change}
        onSearch={search => address.replace(keyListParams({ ...filters, search, page: 1 }))}
      />
      {filters.accountId !== undefined && (
        <p class="muted">
          Only keys of the service account <code>{filters.accountId}</code>{' '}
          <button type="button" onClick={() => change({ accountId: undefined })}>
            Show all accounts
          </button>
        </p>
      )}
      {isSearchable(filters.search) ? (
        <KeyList filters={filters} onPage={page => change({ page })} onShowAll={() => change(ALL_KEYS)} />
      ) : (
        <p class="status-banner" role="alert">
          Workbench can’t search for text with a comma.
        </p>
      )}
    </main>
  )
}

/** Removes all parameters of the list from the URL. */
const PARENTS = { 'Service Accounts': { ...keyListParams({}), view: null } }

interface KeyListProps {
  readonly filters: KeyFilters
  readonly onPage: (page: number) => void
  readonly onShowAll: () => void
}

function KeyList({ filters, onPage, onShowAll }: KeyListProps) {
  const { error, data } = useKeyPage(filters)
  const { address } = useAppState()
  const pageCount = data && Math.max(1, Math.ceil(data.total / PAGE_SIZE))
  // Keys may have been deleted since the URL was copied.
  useEffect(() => {
    if (pageCount !== undefined && filters.page > pageCount) {
      address.replace(keyListParams({ ...filters, page: pageCount }))
    }
  }, [address, filters, pageCount])
  return (
    <>
      <p class="muted" role="status">
        {data && `${data.total.toLocaleString('en')} ${data.total === 1 ? 'key' : 'keys'}`}
      </p>
      {error && <ErrorAlert error={error} />}
      {!data && !error && <p class="muted">Loading API keys…</p>}
      {data?.total === 0 && (
        <div class="empty-state">
          <p>No matching API keys.</p>
          <button type="button" onClick={onShowAll}>
            Show all
          </button>
        </div>
      )}
      {data && data.keys.length > 0 && <KeyListTable keys={data.keys} />}
      {pageCount !== undefined && <Pager page={filters.page} pageCount={pageCount} onChange={onPage} />}
    </>
  )
}

function useKeyPage(filters: KeyFilters) {
  const { workbench, clock, rotateAfter } = useAppState()
  const threshold = rotateAfter.value
  // Fetches again only when the day changes, not on every tick of the clock.
  const today = useComputed(() => Math.floor(clock.now.value / DAY)).value
  const query = useQuery<KeyPage>(
    signal => {
      const conditions = keyConditions(filters, threshold, clock.now.peek())
      return loadKeyPage(workbench.value, conditions, filters.page, signal)
    },
    [workbench.value],
    { refetchKey: JSON.stringify([filters, threshold, today]) },
  )
  return query.value
}
