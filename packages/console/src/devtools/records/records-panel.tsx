import { useSignal } from '@preact/signals'
import type { InvestigativeAction, List, UserAccount } from '@workbench-sdk/client'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { useQuery } from '../../ui/use-query.ts'

/** Number of records shown at first, and added by each click on Show more. */
const PAGE_SIZE = 50

/** Shows the mock's user accounts and investigative actions, as seen by the current identity. */
export function RecordsPanel() {
  const { workbench } = useAppState()
  const { userAccounts, investigativeActions } = workbench.value
  return (
    <>
      <p class="muted">The records that scenarios and programs created. Programs change them through the API.</p>
      <RecordTable
        title="People"
        columns={['Name', 'Email', 'State', 'Created']}
        list={() => userAccounts.list({ sort: '-createdAt', pageSize: PAGE_SIZE })}
        renderCells={personCells}
      />
      <RecordTable
        title="Investigative actions"
        columns={['Title', 'Status', 'Reason', 'Created']}
        list={() => investigativeActions.list({ sort: '-createdAt', pageSize: PAGE_SIZE })}
        renderCells={actionCells}
      />
    </>
  )
}

const personCells = ({ name: personName, email, active, activeStatus, createdAt }: UserAccount) => [
  personName ?? '',
  email ?? '',
  activeStatus ?? (active ? 'Active' : 'Disabled'),
  <DateTime value={createdAt} />,
]

const actionCells = ({ title, status: actionStatus, reason, createdAt }: InvestigativeAction) => [
  title ?? '',
  actionStatus ?? '',
  reason ?? '',
  <DateTime value={createdAt} />,
]

interface RecordTableProps<T extends { readonly id: string }> {
  readonly title: string
  readonly columns: readonly string[]
  readonly list: () => List<T>
  readonly renderCells: (record: T) => readonly ComponentChildren[]
}

function RecordTable<T extends { readonly id: string }>({ title, columns, list, renderCells }: RecordTableProps<T>) {
  const app = useAppState()
  const headingId = useId()
  const limit = useSignal(PAGE_SIZE)
  const query = useQuery(() => takePages(list(), limit.value), [app.workbench.value], { refetchKey: limit.value })
  const { data, error } = query.value
  return (
    <section>
      <h3 id={headingId}>
        {title} {data && <span class="muted">{data.total}</span>}
      </h3>
      {error && <ErrorAlert error={error} />}
      {!data && !error && <p class="muted">Loading…</p>}
      {data?.records.length === 0 && <p class="muted">None.</p>}
      {data && data.records.length > 0 && (
        <div class="table-scroller">
          <table class="data-table" aria-labelledby={headingId}>
            <thead>
              <tr>
                {columns.map(column => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.records.map(record => (
                <RecordRow key={record.id} cells={renderCells(record)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.records.length < data.total && (
        <button type="button" onClick={() => (limit.value += PAGE_SIZE)}>
          Show more<span class="visually-hidden"> of {title}</span>
        </button>
      )}
    </section>
  )
}

function RecordRow({ cells: [first, ...rest] }: { readonly cells: readonly ComponentChildren[] }) {
  return (
    <tr>
      <th scope="row" class="name">
        {first}
      </th>
      {rest.map((cell, index) => (
        <td key={index} class="name">
          {cell}
        </td>
      ))}
    </tr>
  )
}

/** Reads as many pages of a list as needed. */
async function takePages<T extends { readonly id: string }>(
  list: List<T>,
  count: number,
): Promise<{ readonly records: readonly T[]; readonly total: number }> {
  const records: T[] = []
  let total = 0
  for await (const page of list.pages()) {
    records.push(...page.items)
    total = page.total ?? records.length
    if (records.length >= count) break
  }
  return { records, total }
}
