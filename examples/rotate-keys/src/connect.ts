import { AuthenticationError, type ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** The token comes from the environment alone: the arguments of a program can be read by everyone on the machine. */
export function connect(baseUrl: string | undefined, { env, fetch }: Pick<Surroundings, 'env' | 'fetch'>): Workbench {
  const token = env.WORKBENCH_API_KEY?.trim()
  if (token) return new Workbench({ token, baseUrl: baseUrl ?? (env.WORKBENCH_BASE_URL || undefined), fetch })
  throw new UsageError(
    'WORKBENCH_API_KEY is not set: put the API key of an account with the role Organization Admin there.',
  )
}

/** The account of that id or name. */
export async function findAccount(workbench: Workbench, wanted: string, signal: AbortSignal): Promise<ServiceAccount> {
  const accounts = await workbench.serviceAccounts.list({}, { signal }).toArray()
  const found = accounts.filter(account => account.id === wanted || account.name === wanted)
  const [account, another] = found
  if (!account) throw new UsageError(`There is no service account "${wanted}". Name one by its name or its id.`)
  if (another) {
    throw new UsageError(
      `${found.length} service accounts are called "${wanted}". Name one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    )
  }
  return account
}

/** Whether the key that this runs with does not work any more: then it was one of those that were rotated. */
export async function isRefused(workbench: Workbench): Promise<boolean> {
  const answer = workbench.organizations.list({}, { retries: 0, timeout: 10_000 }).first()
  return answer.then(
    () => false,
    error => error instanceof AuthenticationError,
  )
}
