import { useEffect } from 'preact/hooks'
import { AccountList } from './accounts/account-list.tsx'
import { AccountToolbar } from './accounts/account-toolbar.tsx'
import { KeyAgeChart } from './api-keys/key-age-chart.tsx'
import { DevtoolsDrawer } from './devtools-drawer.tsx'
import { DialogHost } from './dialog-host.tsx'
import { Header } from './header.tsx'
import { LostAccess } from './lost-access.tsx'
import { type AppState, AppStateProvider, useAppState } from './state/app-state.ts'
import { useOpenDialog } from './state/dialog-context.ts'
import { Toasts } from './toasts.tsx'
import { Breadcrumb } from './ui/breadcrumb.tsx'
import { keepFocus } from './ui/focus-keeper.ts'
import { MAIN_ID } from './ui/ids.ts'
import { Lazy } from './ui/lazy.tsx'
import { ViewHeading } from './ui/view-heading.tsx'

/** The Service Accounts page of Workbench, with the mock controls next to it. */
export function App({ app }: { readonly app: AppState }) {
  useEffect(keepFocus, [])
  const isDevtoolsOpen = app.panel.value !== undefined
  return (
    <AppStateProvider value={app}>
      <DialogHost>
        <div class={isDevtoolsOpen ? 'page with-devtools' : 'page'}>
          <Header />
          {isDevtoolsOpen && <DevtoolsDrawer />}
          <View />
        </div>
        <Toasts />
      </DialogHost>
    </AppStateProvider>
  )
}

function View() {
  const { view } = useAppState()
  switch (view.value) {
    case 'accounts':
      return <ServiceAccountsPage />
    case 'account':
      return <Lazy key="account" load={loadAccountPage} props={{}} />
    case 'keys':
      return <Lazy key="keys" load={loadKeyListPage} props={{}} />
  }
}

const loadAccountPage = async () => (await import('./accounts/account-page.tsx')).AccountPage
const loadKeyListPage = async () => (await import('./api-keys/list/key-list-page.tsx')).KeyListPage

function ServiceAccountsPage() {
  const app = useAppState()
  const total = app.accounts.total.value
  return (
    <main id={MAIN_ID} tabIndex={-1}>
      <Breadcrumb current="Service Accounts" />
      <div class="page-heading">
        <ViewHeading>Service Accounts</ViewHeading>
        <p class="muted" role="status">
          {total !== undefined && `${total.toLocaleString('en')} ${total === 1 ? 'account' : 'accounts'}`}
        </p>
        <div class="button-row">
          <button type="button" onClick={() => app.refresh()}>
            Refresh
          </button>
          <AddAccountButton />
        </div>
      </div>
      <MockStatus />
      <LostAccess />
      <KeyAgeChart />
      <AccountToolbar />
      <h2 class="visually-hidden">Accounts</h2>
      <AccountList />
    </main>
  )
}

function AddAccountButton() {
  const openDialog = useOpenDialog()
  return (
    <button type="button" class="primary" onClick={() => openDialog({ kind: 'add-account' })}>
      Add Service Account
    </button>
  )
}

/** Banners for a lost connection and for a problem reported by the mock. */
function MockStatus() {
  const { requestStream, connection } = useAppState()
  return (
    <div role="status">
      {connection.problem.value && <p class="status-banner">{connection.problem.value}</p>}
      {requestStream.status.value === 'lost' && (
        <p class="status-banner">The mock is not responding. This page shows the last known data, and reconnects.</p>
      )}
    </div>
  )
}
