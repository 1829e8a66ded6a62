import { useSignal } from '@preact/signals'
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { IDENTITIES } from '../mock/identity.ts'
import type { ListedAccount } from '../state/account-list.ts'
import { isEverything, withoutFilters } from '../state/account-query.ts'
import { useConsole } from '../state/console.ts'
import { useDialogs } from '../state/dialog.ts'
import { stepsAlong } from '../ui/steps.ts'
import { TroubleBox } from '../ui/trouble-box.tsx'
import { focusedRow, useWindowList } from '../ui/use-window-list.ts'
import { AccountRow } from './account-row.tsx'

/** Pixels of a row that is closed, in a wide window: with another the list would move with each row that is measured. */
const ROW = 81
const STEPS = stepsAlong({ on: 'ArrowDown', back: 'ArrowUp' })

/** The accounts, or why there are none to be seen. What was read stays where it cannot be read again. */
export function AccountListView() {
  const console = useConsole()
  const { accounts, total, trouble } = console.accounts
  if (total.value === undefined) return trouble.value ? <NoList /> : <Loading />
  return (
    <>
      {trouble.value && <NoList />}
      {total.value === 0 ? <Empty /> : <Rows accounts={accounts.value} total={total.value} />}
    </>
  )
}

interface RowsProps {
  readonly accounts: readonly ListedAccount[]
  readonly total: number
}

function Rows({ accounts, total }: RowsProps) {
  const console = useConsole()
  const opened = useSignal<ReadonlySet<string>>(new Set())
  const { list, ref } = useWindowList({ count: total, estimate: ROW, keyOf: index => accounts[index]?.id ?? index })
  const items = list.getVirtualItems()
  // What is in sight: beyond it what has the focus is drawn as well.
  const { startIndex: first, endIndex: last } = list.range ?? { startIndex: 0, endIndex: 0 }
  const isPassing = useIsPassing(list.isScrolling, first, items.length)
  const focused = focusedRow(ref.current)
  useLayoutEffect(() => console.accounts.need(last + 1), [console, last])

  const toggle = useCallback(
    (id: string) => {
      const next = new Set(opened.peek())
      if (!next.delete(id)) next.add(id)
      opened.value = next
    },
    [opened],
  )

  /** The row that the focus is on its way to, which may have to be read first. */
  const wanted = useRef<number | undefined>(undefined)
  const focusWanted = () => {
    const button = ref.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .disclosure`)
    if (!button) return
    wanted.current = undefined
    // Somebody who went elsewhere meanwhile stays there.
    if (document.activeElement === document.body || ref.current?.contains(document.activeElement)) button.focus()
  }
  useLayoutEffect(focusWanted)

  /** From one account to the next by the arrow keys, also to those that are not drawn yet. */
  function move(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    const step = target.classList.contains('disclosure') ? STEPS[event.key] : undefined
    if (!step) return
    event.preventDefault()
    const from = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index)
    const to = step(from, total)
    wanted.current = to
    list.scrollToIndex(to)
    // Where it is drawn already nothing is drawn anew.
    focusWanted()
  }

  return (
    <ul ref={ref} class="accounts" style={{ height: `${list.getTotalSize()}px` }} onKeyDown={move}>
      {items.map(({ key, index, start }) => {
        const account = accounts[index]
        return (
          <li
            key={key}
            ref={list.measureElement}
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - list.options.scrollMargin}px)` }}
          >
            {account && (!isPassing || index === focused) ? (
              <Row account={account} isOpen={opened.value.has(account.id)} onToggle={toggle} />
            ) : (
              <div class="account is-coming name">{account?.name}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/**
 * Whether the list flies past, by more than a window at a time: then its rows are names alone, since more could not be drawn in
 * time, nor read. They are drawn in full where it comes to rest.
 */
function useIsPassing(isScrolling: boolean, first: number, count: number): boolean {
  const before = useRef(first)
  const isPassing = useRef(false)
  isPassing.current = isScrolling && (isPassing.current || Math.abs(first - before.current) > count)
  before.current = first
  return isPassing.current
}

interface RowProps {
  readonly account: ListedAccount
  readonly isOpen: boolean
  readonly onToggle: (id: string) => void
}

/** Drawn once, and again where it is another, and not with all others whenever the list moves. */
function Row({ account, isOpen, onToggle }: RowProps) {
  return useMemo(
    () => <AccountRow account={account} isOpen={isOpen} onToggle={() => onToggle(account.id)} />,
    [account, isOpen, onToggle],
  )
}

const Loading = () => (
  <div role="status" class="accounts">
    <span class="unseen">Loading the service accounts…</span>
    {[0, 1, 2].map(each => (
      <div key={each} class="account is-coming" />
    ))}
  </div>
)

function NoList() {
  const console = useConsole()
  const trouble = console.accounts.trouble.value
  if (!trouble) return null
  return (
    <TroubleBox trouble={trouble}>
      <button type="button" onClick={() => console.refresh()}>
        Try again
      </button>
      {console.identity.value !== 'admin' && (
        <button type="button" onClick={() => (console.identity.value = 'admin')}>
          Be the {IDENTITIES.admin.label}
        </button>
      )}
    </TroubleBox>
  )
}

function Empty() {
  const console = useConsole()
  const open = useDialogs()
  if (!isEverything(console.query.value)) {
    return (
      <div class="empty" role="status">
        <p>No service account is like that.</p>
        <button type="button" onClick={() => (console.query.value = withoutFilters(console.query.value))}>
          Show all
        </button>
      </div>
    )
  }
  return (
    <div class="empty" role="status">
      <p>There are no service accounts yet. API keys are organized in them.</p>
      <button type="button" class="solid" onClick={() => open({ kind: 'add-account' })}>
        Add Service Account
      </button>
    </div>
  )
}
