import { AuthenticationError, type ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Environment } from './environment.ts'
import { UsageError } from './usage-error.ts'

/** The token is read from the environment only: every user of the machine can read the arguments of a program. */
export function connect(baseUrl: string | undefined, { env, fetch }: Pick<Environment, 'env' | 'fetch'>): Workbench {
  const token = env.WORKBENCH_API_KEY?.trim()
  if (token) return new Workbench({ token, baseUrl: baseUrl ?? (env.WORKBENCH_BASE_URL || undefined), fetch })
  throw new UsageError(
    'WORKBENCH_API_KEY is not set. Set it to the API key of an account with the role Organization Admin.',
  )
}

/** Finds an account by its id or name. */
export async function findAccount(workbench: Workbench, wanted: string, signal: AbortSignal): Promise<ServiceAccount> {
  const accounts = await workbench.serviceAccounts.list({}, { signal }).toArray()
  const found = accounts.filter(account => account.id === wanted || account.name === wanted)
  const [account, another] = found
  if (!account) throw new UsageError(`Service account "${wanted}" not found. Specify the name or the id of an account.`)
  if (another) {
    throw new UsageError(
      `${found.length} service accounts have the name "${wanted}". Specify one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    )
  }
  return account
}

/** Whether Workbench rejects the key that the program uses, e.g. because it was rotated. */
export async function isTokenRejected(workbench: Workbench): Promise<boolean> {
  const response = workbench.organizations.list({}, { retries: 0, timeout: 10_000 }).first()
  return response.then(
    () => false,
    error => error instanceof AuthenticationError,
  )
}
