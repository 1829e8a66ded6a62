import { useSignal } from '@preact/signals'
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { IDENTITIES } from '../mock/identities.ts'
import { clearFilters, isUnfiltered } from '../state/account-filters.ts'
import type { ListedAccount } from '../state/account-list-store.ts'
import { useAppState } from '../state/app-state.ts'
import { useOpenDialog } from '../state/dialog-context.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { linearNavigation } from '../ui/keyboard-navigation.ts'
import { focusedRowIndex, useWindowVirtualizer } from '../ui/use-window-virtualizer.ts'
import { AccountRow } from './account-row.tsx'

/** Height in pixels of a collapsed row in a wide window. With any other value, the list would jump as rows are measured. */
const ROW_HEIGHT = 81
const NAVIGATION = linearNavigation({ next: 'ArrowDown', previous: 'ArrowUp' })

/** The service accounts, or the reason why there are none. If a refresh fails, the old accounts stay below the error. */
export function AccountList() {
  const app = useAppState()
  const { accounts, total, error } = app.accounts
  if (total.value === undefined) return error.value ? <LoadError /> : <Loading />
  return (
    <>
      {error.value && <LoadError />}
      {total.value === 0 ? <EmptyState /> : <Rows accounts={accounts.value} total={total.value} />}
    </>
  )
}

interface RowsProps {
  readonly accounts: readonly ListedAccount[]
  readonly total: number
}

function Rows({ accounts, total }: RowsProps) {
  const app = useAppState()
  const expandedIds = useSignal<ReadonlySet<string>>(new Set())
  const { virtualizer, ref } = useWindowVirtualizer({
    count: total,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => accounts[index]?.id ?? index,
  })
  const items = virtualizer.getVirtualItems()
  // The visible range; the rendered one also includes the focused row.
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  const isScrollingFast = useIsScrollingFast(virtualizer.isScrolling, first, items.length)
  const focusedIndex = focusedRowIndex(ref.current)
  useLayoutEffect(() => app.accounts.ensureLoaded(last + 1), [app, last])

  const toggle = useCallback(
    (id: string) => {
      const next = new Set(expandedIds.peek())
      if (!next.delete(id)) next.add(id)
      expandedIds.value = next
    },
    [expandedIds],
  )

  /** The row to focus once it is rendered; its account may have to be loaded first. */
  const pendingFocus = useRef<number | undefined>(undefined)
  const applyPendingFocus = () => {
    const button = ref.current?.querySelector<HTMLElement>(`[data-index="${pendingFocus.current}"] .disclosure`)
    if (!button) return
    pendingFocus.current = undefined
    // Does not take the focus back if the user has moved it out of the list.
    if (document.activeElement === document.body || ref.current?.contains(document.activeElement)) button.focus()
  }
  useLayoutEffect(applyPendingFocus)

  /** Moves the focus with the arrow keys, Home and End, even to rows that are not rendered yet. */
  function onKeyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    const step = target.classList.contains('disclosure') ? NAVIGATION[event.key] : undefined
    if (!step) return
    event.preventDefault()
    const current = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index)
    const next = step(current, total)
    pendingFocus.current = next
    virtualizer.scrollToIndex(next)
    // If the row is already rendered, there may be no further render.
    applyPendingFocus()
  }

  return (
    <ul ref={ref} class="accounts" style={{ height: `${virtualizer.getTotalSize()}px` }} onKeyDown={onKeyDown}>
      {items.map(({ key, index, start }) => {
        const account = accounts[index]
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
          >
            {account && (!isScrollingFast || index === focusedIndex) ? (
              <MemoizedRow account={account} isExpanded={expandedIds.value.has(account.id)} onToggle={toggle} />
            ) : (
              <div class="account is-loading name">{account?.name}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/**
 * Whether the list scrolls by more than a window at a time. Its rows then show only their names, because complete rows could
 * not be rendered in time; they are completed when the scrolling stops.
 */
function useIsScrollingFast(isScrolling: boolean, first: number, count: number): boolean {
  const previousFirst = useRef(first)
  const isFast = useRef(false)
  isFast.current = isScrolling && (isFast.current || Math.abs(first - previousFirst.current) > count)
  previousFirst.current = first
  return isFast.current
}

interface MemoizedRowProps {
  readonly account: ListedAccount
  readonly isExpanded: boolean
  readonly onToggle: (id: string) => void
}

/** Does not render again on every scroll event. */
function MemoizedRow({ account, isExpanded, onToggle }: MemoizedRowProps) {
  return useMemo(
    () => <AccountRow account={account} isExpanded={isExpanded} onToggle={() => onToggle(account.id)} />,
    [account, isExpanded, onToggle],
  )
}

const Loading = () => (
  <div role="status" class="accounts">
    <span class="visually-hidden">Loading service accounts…</span>
    {[0, 1, 2].map(each => (
      <div key={each} class="account is-loading" />
    ))}
  </div>
)

function LoadError() {
  const app = useAppState()
  const error = app.accounts.error.value
  if (!error) return null
  return (
    <ErrorAlert error={error}>
      <button type="button" onClick={() => app.refresh()}>
        Try again
      </button>
      {app.identity.value !== 'admin' && (
        <button type="button" onClick={() => (app.identity.value = 'admin')}>
          Switch to {IDENTITIES.admin.label}
        </button>
      )}
    </ErrorAlert>
  )
}

function EmptyState() {
  const app = useAppState()
  const openDialog = useOpenDialog()
  if (!isUnfiltered(app.filters.value)) {
    return (
      <div class="empty-state" role="status">
        <p>No matching service accounts.</p>
        <button type="button" onClick={() => (app.filters.value = clearFilters(app.filters.value))}>
          Show all
        </button>
      </div>
    )
  }
  return (
    <div class="empty-state" role="status">
      <p>No service accounts yet. To organize your API keys, use service accounts.</p>
      <button type="button" class="primary" onClick={() => openDialog({ kind: 'add-account' })}>
        Add Service Account
      </button>
    </div>
  )
}
