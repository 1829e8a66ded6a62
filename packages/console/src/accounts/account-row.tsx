import type { ServiceAccount } from '@workbench-sdk/client'
import { useId } from 'preact/hooks'
import { KeyTable } from '../api-keys/key-table.tsx'
import { roleLabel } from '../roles.ts'
import type { ListedAccount } from '../state/account-list-store.ts'
import { type AppState, useAppState } from '../state/app-state.ts'
import { type Dialog, useOpenDialog } from '../state/dialog-context.ts'
import { DateTime } from '../ui/date-time.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { useQuery } from '../ui/use-query.ts'

/** The delay in milliseconds before a row fetches its key count, so that rows that scroll past quickly do not fetch it. */
const KEY_COUNT_DELAY = 300

/** An account. Its creator is shown if it was fetched as well. */
type Account = ServiceAccount & Partial<Pick<ListedAccount, 'createdBy'>>

interface Props {
  readonly account: Account
  /** Whether the row has its actions and the number of its keys. @default true */
  readonly isComplete?: boolean
  readonly isExpanded: boolean
  readonly onToggle: (id: string) => void
}

/** A service account and, if it is expanded, its API keys. */
export function AccountRow({ account, isComplete = true, isExpanded, onToggle }: Props) {
  const app = useAppState()
  const openDialog = useOpenDialog()
  const keysId = useId()
  const { name, role, readOnly, active, createdBy, createdAt } = account
  return (
    <article class={active ? 'account' : 'account is-disabled'} aria-label={name}>
      <div class="account-header">
        <h3>
          <button
            type="button"
            class="disclosure"
            aria-expanded={isExpanded}
            aria-controls={keysId}
            onClick={() => onToggle(account.id)}
          >
            <span class="name">{name}</span>
          </button>
        </h3>
        <p class="badges">
          <span class="badge">{roleLabel(role)}</span>
          {readOnly && <span class="badge">Read-only</span>}
          <span class={active ? 'badge positive' : 'badge negative'}>{active ? 'Active' : 'Disabled'}</span>
        </p>
        <p class="muted created">
          {isComplete && (
            <>
              <KeyCount account={account} /> ·{' '}
            </>
          )}
          created {createdBy && <>by {createdBy.name}, </>}
          <DateTime value={createdAt} />
        </p>
        {isComplete && (
          <div class="split-button">
            <button type="button" onClick={() => openDialog({ kind: 'generate-key', account })}>
              Generate API Key<span class="visually-hidden"> for {name}</span>
            </button>
            <Menu label={`More actions for ${name}`} items={menuItems(app, account, openDialog)} />
          </div>
        )}
      </div>
      <div id={keysId} class="account-keys" hidden={!isExpanded}>
        {isExpanded && <KeyTable account={account} />}
      </div>
    </article>
  )
}

function menuItems(app: AppState, account: Account, openDialog: (dialog: Dialog) => void): readonly MenuItem[] {
  return [
    { label: 'Edit', onSelect: () => openDialog({ kind: 'edit-account', account }) },
    account.active
      ? { label: 'Disable', onSelect: () => void setActive(app, account, 'disable') }
      : { label: 'Enable', onSelect: () => void setActive(app, account, 'enable') },
    { label: 'Delete', onSelect: () => openDialog({ kind: 'delete-account', account }), isDestructive: true },
  ]
}

async function setActive(app: AppState, account: Account, action: 'enable' | 'disable'): Promise<void> {
  const succeeded = await app.attempt(() => app.workbench.value.serviceAccounts[action](account))
  if (!succeeded) return
  app.showToast(`“${account.name}” and all associated API keys are ${action}d.`)
  app.refresh()
}

function KeyCount({ account }: Pick<Props, 'account'>) {
  const { workbench } = useAppState()
  const query = useQuery(
    signal => workbench.value.serviceAccounts.keys(account, {}, { signal }).count(),
    [account.id, workbench.value],
    { delay: KEY_COUNT_DELAY },
  )
  const { data: count, error } = query.value
  if (count === undefined) return <span>{error ? '? keys' : '… keys'}</span>
  return (
    <span>
      {count} {count === 1 ? 'key' : 'keys'}
    </span>
  )
}
