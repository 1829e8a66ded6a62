import { NotFoundError, Workbench } from '@workbench-sdk/client'
import type { Connection } from '../../mock/connection.ts'
import { createControlClient, type MockDescription, unwrap } from '../../mock/control-api.ts'
import { PageError } from '../../state/error-view.ts'
import { message } from '../../state/message.ts'

type Identity = MockDescription['identities']['admin']

/**
 * Enables an identity's service account and API key. It uses a temporary Organization Admin, because a disabled account cannot
 * enable itself.
 *
 * @throws PageError if the account or the key was deleted.
 */
export async function restoreAccess(connection: Connection, identity: Identity): Promise<void> {
  const { serviceAccounts } = await unwrap(
    createControlClient(connection).POST('/__mock__/seed', {
      body: {
        serviceAccounts: [{ name: 'Temporary admin', role: 'organization_admin', keys: [{ name: 'temporary' }] }],
      },
    }),
  )
  const [temporary] = serviceAccounts
  const token = temporary?.keys[0]?.token
  if (!temporary || token === undefined) throw new Error('The seed response is missing a record.')
  const workbench = new Workbench({ token, baseUrl: connection.url })
  try {
    await workbench.serviceAccounts.enable(identity.serviceAccountId)
    await workbench.apiKeys.enable(identity.apiKeyId)
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    throw new PageError(
      message`The service account or its API key was deleted. Sign in as another identity, or reset the mock.`,
      { cause: error },
    )
  } finally {
    await workbench.serviceAccounts.delete(temporary.id)
  }
}
