import { useSignal } from '@preact/signals'
import { IDENTITIES, IDENTITY_IDS } from './mock/identities.ts'
import { useAppState } from './state/app-state.ts'
import { message } from './state/message.ts'

const UNAUTHORIZED = 401

/** Whether Workbench rejects the key that the page uses. */
const useHasLostAccess = (): boolean => useAppState().accounts.error.value?.status === UNAUTHORIZED

/** Explains why the page's own key no longer works, and offers ways to restore access. */
export function LostAccess() {
  const app = useAppState()
  const isBusy = useSignal(false)
  if (!useHasLostAccess()) return null
  const current = app.identity.value

  async function restore(): Promise<void> {
    isBusy.value = true
    const succeeded = await app.attempt(async () => {
      const { restoreAccess } = await import('./devtools/identity/restore-access.ts')
      await restoreAccess(app.connection, app.mock.identities[current])
    })
    isBusy.value = false
    if (!succeeded) return
    app.showToast(message`The key of ${{ text: IDENTITIES[current].label }} works again.`)
    app.reload()
  }

  return (
    <section class="error-alert is-warning" role="alert">
      <p class="error-title">The key of {IDENTITIES[current].label} no longer works</p>
      <p>
        The service account that this page uses, or its API key, was disabled or deleted. Programs that use the same key
        are rejected, too. If the account and the key still exist, the mock can enable them again.
      </p>
      <div class="actions">
        <button type="button" class="primary" disabled={isBusy.value} onClick={() => void restore()}>
          Enable again
        </button>
        {IDENTITY_IDS.filter(id => id !== current).map(id => (
          <button key={id} type="button" onClick={() => app.signInAs(id)}>
            Sign in as {IDENTITIES[id].label}
          </button>
        ))}
        <button type="button" onClick={() => app.openPanel('scenarios')}>
          Reset the mock…
        </button>
      </div>
    </section>
  )
}
