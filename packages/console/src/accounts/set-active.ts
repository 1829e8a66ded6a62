import type { ServiceAccount } from '@workbench-sdk/client'
import type { AppState } from '../state/app-state.ts'
import { message } from '../state/message.ts'

/** Disables or enables an account, and reports the result. */
export async function setActive(app: AppState, account: ServiceAccount, action: 'enable' | 'disable'): Promise<void> {
  await app.workbench.value.serviceAccounts[action](account)
  app.showToast(
    action === 'enable'
      ? message`“${{ name: account.name }}” and all associated API keys are enabled.`
      : message`“${{ name: account.name }}” and all associated API keys are disabled.`,
  )
  app.refresh()
}
