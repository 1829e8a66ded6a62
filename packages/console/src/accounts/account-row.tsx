import type { ServiceAccount } from '@workbench-sdk/client'
import { useId } from 'preact/hooks'
import { keyListParams } from '../api-keys/key-filters.ts'
import { KeyTable } from '../api-keys/key-table.tsx'
import { roleLabel } from '../roles.ts'
import type { ListedAccount } from '../state/account-list-store.ts'
import { type AppState, useAppState } from '../state/app-state.ts'
import { type Dialog, useOpenDialog } from '../state/dialog-context.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { RecordId } from '../ui/record-id.tsx'
import { RecordName } from '../ui/record-name.tsx'
import { ViewLink } from '../ui/view-link.tsx'
import { visibleName } from '../ui/visible-name.ts'
import type { KeySummary } from './key-summaries.ts'
import { OwnBadge, useIsOwn } from './own-records.tsx'
import { setActive } from './set-active.ts'

/** An account. Its creator is shown if it was fetched. */
type Account = ServiceAccount & Partial<Pick<ListedAccount, 'createdBy'>>

interface Props {
  readonly account: Account
  /** `undefined` until it is loaded; `null` if it could not be read. */
  readonly keys: KeySummary | null | undefined
  /** Whether the row shows its actions and its number of keys. @default true */
  readonly isComplete?: boolean
  readonly isExpanded: boolean
  readonly onToggle: (id: string) => void
}

/** A service account and, if it is expanded, its API keys. */
export function AccountRow({ account, keys, isComplete = true, isExpanded, onToggle }: Props) {
  const app = useAppState()
  const openDialog = useOpenDialog()
  const keysId = useId()
  const isOwn = useIsOwn(account.id)
  const { id, role, readOnly, active, createdBy, createdAt } = account
  const accountName = visibleName(account.name)
  return (
    <article class={active ? 'account' : 'account is-disabled'} aria-label={accountName}>
      <div class="account-header">
        <div class="account-summary">
          <h3>
            <button
              type="button"
              class="disclosure"
              aria-expanded={isExpanded}
              aria-controls={keysId}
              onClick={() => onToggle(id)}
            >
              <RecordName name={account.name} />
            </button>
          </h3>
          <p class="badges">
            <span class="badge">{roleLabel(role)}</span>
            {readOnly && <span class="badge">Read-only</span>}
            <OwnBadge id={id} />
            <span class={active ? 'badge positive' : 'badge negative'}>{active ? 'Active' : 'Disabled'}</span>
          </p>
          <p class="muted created">
            {isComplete && (
              <>
                <KeyNumbers account={account} keys={keys} /> ·{' '}
              </>
            )}
            created{' '}
            {createdBy?.name && (
              <>
                by <RecordName name={createdBy.name} />,{' '}
              </>
            )}
            <DateTime value={createdAt} />
            {!isExpanded && (
              <>
                {' '}
                · <code>{id}</code>
              </>
            )}
          </p>
        </div>
        {isComplete && (
          <div class="split-button">
            <button type="button" onClick={() => openDialog({ kind: 'generate-key', account })}>
              Generate API Key<span class="visually-hidden"> for {accountName}</span>
            </button>
            <Menu label={`More actions for ${accountName}`} items={menuItems(app, account, isOwn, openDialog)} />
          </div>
        )}
      </div>
      {isExpanded && (
        <p class="account-id">
          <RecordId id={id} of={`service account ${accountName}`} />
        </p>
      )}
      <div id={keysId} class="account-keys" hidden={!isExpanded}>
        {isExpanded && <KeyTable account={account} />}
      </div>
    </article>
  )
}

function menuItems(
  app: AppState,
  account: Account,
  isOwn: boolean,
  openDialog: (dialog: Dialog) => void,
): readonly MenuItem[] {
  const switchTo = (action: 'enable' | 'disable') => void app.attempt(() => setActive(app, account, action))
  const disable = () => (isOwn ? openDialog({ kind: 'disable-account', account }) : switchTo('disable'))
  return [
    { label: 'Edit', onSelect: () => openDialog({ kind: 'edit-account', account }) },
    account.active ? { label: 'Disable', onSelect: disable } : { label: 'Enable', onSelect: () => switchTo('enable') },
    { label: 'Delete', onSelect: () => openDialog({ kind: 'delete-account', account }), isDestructive: true },
  ]
}

interface KeyNumbersProps {
  readonly account: Pick<Account, 'id'>
  readonly keys: KeySummary | null | undefined
}

/** The number of keys, with a link to those that are due. */
function KeyNumbers({ account, keys }: KeyNumbersProps) {
  if (!keys) return <span>{keys === null ? '?' : '…'} keys</span>
  const { total, due } = keys
  return (
    <>
      <span>
        {total} {total === 1 ? 'key' : 'keys'}
      </span>
      {due > 0 && (
        <>
          {' · '}
          <ViewLink params={keyListParams({ state: 'due', accountId: account.id })} class="due-label">
            {due} due
          </ViewLink>
        </>
      )}
    </>
  )
}
