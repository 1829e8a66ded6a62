import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useCallback, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { IDENTITIES } from '../mock/identities.ts'
import { clearFilters, isUnfiltered } from '../state/account-filters.ts'
import type { ListedAccount } from '../state/account-list-store.ts'
import { useAppState } from '../state/app-state.ts'
import { useOpenDialog } from '../state/dialog-context.ts'
import { ErrorAlert } from '../ui/error-alert.tsx'
import { linearNavigation } from '../ui/keyboard-navigation.ts'
import { useNearViewport } from '../ui/use-near-viewport.ts'
import { AccountRow } from './account-row.tsx'
import { type Block, type Section, toSections } from './sections.ts'
import { UnloadedRows } from './unloaded-rows.tsx'
import { useKeySummaries } from './use-key-summaries.ts'

/** The maximum number of accounts for which all rows are rendered. */
const MAX_RENDERED = 1_000
const NAVIGATION = linearNavigation({ next: 'ArrowDown', previous: 'ArrowUp' })

/** The service accounts, or the reason why none are shown. If a refresh fails, the old accounts stay below the error. */
export function AccountList() {
  const app = useAppState()
  const { total, error } = app.accounts
  if (total.value === undefined) return error.value ? <LoadError /> : <Loading />
  return (
    <>
      {error.value && <LoadError />}
      {total.value === 0 ? <EmptyState /> : <Rows total={total.value} />}
    </>
  )
}

/**
 * The accounts, in blocks within sections. Up to `MAX_RENDERED` accounts, all rows are loaded and rendered, so that the browser
 * can find and print them. In a longer list, only rows near the visible part of the page are. In any list, only these rows have
 * their actions.
 */
function Rows({ total }: { readonly total: number }) {
  const app = useAppState()
  const accounts = app.accounts.accounts.value
  const list = useRef<HTMLDivElement>(null)
  const hintId = useId()
  const expandedIds = useSignal<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) => {
      const next = new Set(expandedIds.peek())
      if (!next.delete(id)) next.add(id)
      expandedIds.value = next
    },
    [expandedIds],
  )
  const isLong = total > MAX_RENDERED
  useLayoutEffect(() => (isLong ? undefined : app.accounts.need(total)), [app, isLong, total])
  const wanted = useSignal<number | undefined>(undefined)
  useSignalEffect(() => (wanted.value === undefined ? undefined : app.accounts.need(wanted.value)))
  const focusWanted = useCallback(() => {
    const button = list.current?.querySelector<HTMLElement>(`[aria-posinset="${wanted.peek()}"] .disclosure`)
    if (!button) return
    wanted.value = undefined
    // Keeps the current focus if the user moved it out of the list.
    if (document.activeElement !== document.body && !list.current?.contains(document.activeElement)) return
    button.focus()
    // The focused element does not scroll into view when it is focused again.
    button.scrollIntoView({ block: 'nearest' })
  }, [wanted])

  /** Moves the focus with the arrow keys, Home and End, even to accounts that are not loaded yet. */
  function onKeyDown(uiEvent: KeyboardEvent): void {
    const target = uiEvent.target as HTMLElement
    const step = target.classList.contains('disclosure') ? NAVIGATION[uiEvent.key] : undefined
    if (!step) return
    uiEvent.preventDefault()
    const current = Number(target.closest('[aria-posinset]')?.getAttribute('aria-posinset'))
    wanted.value = step(current - 1, total) + 1
    focusWanted()
  }

  const context: ListContext = {
    total,
    isLong,
    wanted,
    focusWanted,
    expandedIds,
    toggle,
  }
  return (
    <>
      <p id={hintId} class="visually-hidden">
        Move between the names with the arrow keys, Home and End.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: the items of a `ul` cannot be in sections */}
      <div ref={list} role="list" class="accounts" aria-describedby={hintId} onKeyDown={onKeyDown}>
        {useSections(accounts).map(({ key, items, first, size }) => (
          <SectionOfRows key={key} blocks={items} first={first} size={size} {...context} />
        ))}
        {isLong && (
          <p class="print-only">
            Only the accounts that were in view are printed. To print all, narrow the list to{' '}
            {MAX_RENDERED.toLocaleString('en')} accounts.
          </p>
        )}
        <UnloadedRows loadedCount={accounts.length} total={total} />
      </div>
    </>
  )
}

interface ListContext {
  readonly total: number
  /** Whether the list is too long to render all rows. */
  readonly isLong: boolean
  /** The position of the account to focus as soon as its row is rendered. */
  readonly wanted: ReadonlySignal<number | undefined>
  readonly focusWanted: () => void
  readonly expandedIds: ReadonlySignal<ReadonlySet<string>>
  readonly toggle: (id: string) => void
}

function useSections(accounts: readonly ListedAccount[]): readonly Section<ListedAccount>[] {
  const sections = useRef<readonly Section<ListedAccount>[]>([])
  return useMemo(() => {
    sections.current = toSections(accounts, sections.current)
    return sections.current
  }, [accounts])
}

/** Returns whether to render the rows, and the height to reserve if not. */
function useVisibility(
  ref: RefObject<HTMLElement | null>,
  first: number,
  size: number,
  { isLong, wanted }: ListContext,
) {
  const { isNear, height } = useNearViewport(ref).value
  const isWanted = wanted.value !== undefined && wanted.value > first && wanted.value <= first + size
  const style = height === undefined ? { '--count': String(size) } : { blockSize: `${height}px` }
  const isRendered = !isLong || isNear || isWanted
  return { isNear, isRendered, style: isRendered ? undefined : style }
}

interface SectionProps extends ListContext {
  readonly blocks: readonly Block<ListedAccount>[]
  /** The list index of the section's first account. */
  readonly first: number
  readonly size: number
}

/**
 * A section of the list. With Preact's signals, a component that reads a signal is rendered again only if the signal or a
 * property changes.
 */
function SectionOfRows({ blocks, first, size, ...context }: SectionProps) {
  const ref = useRef<HTMLDivElement>(null)
  const { isRendered, style } = useVisibility(ref, first, size, context)
  return (
    <div ref={ref} role="presentation" class="section-of-rows" style={style}>
      {isRendered &&
        blocks.map(({ key, items, first }) => <BlockOfRows key={key} accounts={items} first={first} {...context} />)}
    </div>
  )
}

interface BlockProps extends ListContext {
  readonly accounts: readonly ListedAccount[]
  readonly first: number
}

function BlockOfRows({ accounts, first, ...context }: BlockProps) {
  const app = useAppState()
  const ref = useRef<HTMLDivElement>(null)
  const size = accounts.length
  const { isNear, isRendered, style } = useVisibility(ref, first, size, context)
  useLayoutEffect(() => (isNear ? app.accounts.need(first + size) : undefined), [app, isNear, first, size])
  useLayoutEffect(context.focusWanted)
  const keysOf = useKeySummaries(isNear ? accounts : [])
  return (
    <div ref={ref} role="presentation" class="block-of-rows" style={style}>
      {isRendered &&
        accounts.map((account, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the list
          <div
            key={account.id}
            id={`account-${account.id}`}
            role="listitem"
            aria-setsize={context.total}
            aria-posinset={first + index + 1}
          >
            <AccountRow
              account={account}
              keys={keysOf(account)}
              isComplete={isNear}
              isExpanded={context.expandedIds.value.has(account.id)}
              onToggle={context.toggle}
            />
          </div>
        ))}
    </div>
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
        <button type="button" onClick={() => app.signInAs('admin')}>
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
