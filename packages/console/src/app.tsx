import { useSignal } from '@preact/signals'
import { AccountListView } from './accounts/account-list-view.tsx'
import { Toolbar } from './accounts/toolbar.tsx'
import { Dialogs } from './dialogs.tsx'
import { KeyAges } from './keys/key-ages.tsx'
import { IDENTITIES } from './mock/identity.ts'
import { Notices, Outages } from './notices.tsx'
import { type Console, ConsoleProvider, useConsole } from './state/console.ts'
import { useDialogs } from './state/dialog.ts'
import { Later } from './ui/later.tsx'

/** Workbench's page, and beside it what only a mock can do. */
export function App({ console }: { readonly console: Console }) {
  const isOpen = useSignal(false)
  return (
    <ConsoleProvider value={console}>
      <Dialogs>
        <div class={isOpen.value ? 'page with-workshop' : 'page'}>
          <Header isOpen={isOpen.value} onToggle={() => (isOpen.value = !isOpen.value)} />
          {isOpen.value && <Later load={loadWorkshop} />}
          <ServiceAccounts />
        </div>
        <Notices />
      </Dialogs>
    </ConsoleProvider>
  )
}

const loadWorkshop = async () => (await import('./workshop/workshop.tsx')).Workshop

function Header({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  const { place, identity } = useConsole()
  return (
    <header>
      <p class="whereabouts">
        <strong>A mock of Workbench</strong>
        <span>
          {place.isInPage ? 'in this page' : place.url}
          {place.world !== 'default' && place.isInPage && `, world ${place.world}`}
        </span>
        <span>as {IDENTITIES[identity.value].label}</span>
      </p>
      <button type="button" class="of-mock" aria-expanded={isOpen} aria-controls="workshop" onClick={onToggle}>
        The mock’s own side
      </button>
    </header>
  )
}

function ServiceAccounts() {
  const console = useConsole()
  const total = console.accounts.total.value
  return (
    <main>
      <nav aria-label="Breadcrumb" class="quiet">
        Organization Settings › Service Accounts
      </nav>
      <div class="heading">
        <h1 tabIndex={-1}>Service Accounts</h1>
        <p class="quiet" role="status">
          {total !== undefined && `${total.toLocaleString('en')} ${total === 1 ? 'account' : 'accounts'}`}
        </p>
        <button type="button" onClick={() => console.refresh()}>
          Refresh
        </button>
        <AddButton />
      </div>
      <Outages />
      <KeyAges />
      <Toolbar />
      <h2 class="unseen">Accounts</h2>
      <AccountListView />
    </main>
  )
}

function AddButton() {
  const open = useDialogs()
  return (
    <button type="button" class="solid" onClick={() => open({ kind: 'add-account' })}>
      Add Service Account
    </button>
  )
}
