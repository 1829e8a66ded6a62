import { AuthenticationError, type Workbench } from '../../src/index.ts'
import type { SecretStore } from '../../src/rotation/index.ts'

/** Returns whether Workbench accepts the secret in a store. */
export async function isAccepted(store: SecretStore, workbench: Workbench): Promise<boolean> {
  const secret = await store.read?.()
  if (secret === undefined) return false
  return workbench
    .withToken(secret)
    .organizations.list()
    .then(
      () => true,
      error => !(error instanceof AuthenticationError) && Promise.reject(error),
    )
}
