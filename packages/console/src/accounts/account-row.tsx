import { useId } from 'preact/hooks'
import { KeyTable } from '../keys/key-table.tsx'
import { labelOf } from '../roles.ts'
import type { ListedAccount } from '../state/account-list.ts'
import { type Console, useConsole } from '../state/console.ts'
import { type Dialog, useDialogs } from '../state/dialog.ts'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { Moment } from '../ui/moment.tsx'
import { useReading } from '../ui/use-reading.ts'

/** Milliseconds: a row that was scrolled past by then asks nothing. */
const SETTLED = 300

interface Props {
  readonly account: ListedAccount
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** A service account, and below it its keys where it is open. */
export function AccountRow({ account, isOpen, onToggle }: Props) {
  const console = useConsole()
  const open = useDialogs()
  const keys = useId()
  const { name, role, readOnly, active, createdBy, createdAt } = account
  return (
    <article class={active ? 'account' : 'account is-off'} aria-label={name}>
      <div class="account-line">
        <h3>
          <button type="button" class="disclosure" aria-expanded={isOpen} aria-controls={keys} onClick={onToggle}>
            <span class="name">{name}</span>
          </button>
        </h3>
        <p class="facts">
          <span class="badge">{labelOf(role)}</span>
          {readOnly && <span class="badge">Read-only</span>}
          <span class={active ? 'badge good' : 'badge off'}>{active ? 'Active' : 'Disabled'}</span>
        </p>
        <p class="quiet made">
          <KeyCount account={account} /> · created by {createdBy?.name ?? 'nobody known'}, <Moment at={createdAt} />
        </p>
        <div class="split">
          <button type="button" onClick={() => open({ kind: 'generate-key', account })}>
            Generate API Key<span class="unseen"> for {name}</span>
          </button>
          <Menu label={`More for ${name}`} items={itemsOf(console, account, open)} />
        </div>
      </div>
      <div id={keys} class="account-keys" hidden={!isOpen}>
        {isOpen && <KeyTable account={account} />}
      </div>
    </article>
  )
}

function itemsOf(console: Console, account: ListedAccount, open: (dialog: Dialog) => void): readonly MenuItem[] {
  return [
    { label: 'Edit', run: () => open({ kind: 'edit-account', account }) },
    account.active
      ? { label: 'Disable', run: () => void switchAccount(console, account, 'disable') }
      : { label: 'Enable', run: () => void switchAccount(console, account, 'enable') },
    { label: 'Delete', run: () => open({ kind: 'delete-account', account }), isGrave: true },
  ]
}

async function switchAccount(console: Console, account: ListedAccount, how: 'enable' | 'disable'): Promise<void> {
  const isDone = await console.attempt(() => console.workbench.value.serviceAccounts[how](account))
  if (!isDone) return
  console.tell(`${account.name} and all associated API keys are ${how}d.`)
  console.refresh()
}

function KeyCount({ account }: Pick<Props, 'account'>) {
  const { workbench } = useConsole()
  const reading = useReading(
    signal => workbench.value.serviceAccounts.keys(account, {}, { signal }).count(),
    [account.id, workbench.value],
    { after: SETTLED },
  )
  const { value: count, trouble } = reading.value
  if (count === undefined) return <span class="count">{trouble ? '? keys' : '… keys'}</span>
  return (
    <span class="count">
      {count} {count === 1 ? 'key' : 'keys'}
    </span>
  )
}
