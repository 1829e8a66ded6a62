import type { ApiKey, ServiceAccount, Workbench } from '@workbench-sdk/client'
import { command } from './command.ts'
import type { Destination } from './command-line.ts'
import { describe } from './describe.ts'
import { envFile } from './env-file.ts'
import { baseName, fillTemplate } from './key-names.ts'
import type { Result } from './rotation.ts'
import type { Store } from './store.ts'
import { UsageError } from './usage-error.ts'

export interface PlannedRotation {
  key: ApiKey
  store: Store
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

/** Gives each key a place of its own, and refuses where two would share one: the later would take the earlier's. */
export function planRotations(
  keys: ApiKey[],
  destination: Destination,
  token: string,
  env: NodeJS.ProcessEnv,
): PlannedRotation[] {
  const takenBy = new Map<string, ApiKey>()
  return keys.map(key => {
    const place = fillTemplate(destination.exec ?? destination.variable, key.name)
    const other = takenBy.get(place)
    if (other) throw new UsageError(whyNotBoth(other, key, destination))
    takenBy.set(place, key)
    return { key, store: storeAt(place, destination, token, env) }
  })
}

function storeAt(place: string, { dotenv: path }: Destination, token: string, env: NodeJS.ProcessEnv): Store {
  return path === undefined ? command(place, token, env) : envFile(path, variableName(place))
}

/** For a dry run: the failures that can be foreseen without making a key. */
export async function foresee(rotations: PlannedRotation[]): Promise<Map<PlannedRotation, Result>> {
  const failures = new Map<PlannedRotation, Result>()
  for (const planned of rotations) {
    await planned.store.check().catch((error: unknown) => {
      failures.set(planned, { status: 'failed', newId: null, detail: describe(error) })
    })
  }
  return failures
}

function whyNotBoth(one: ApiKey, other: ApiKey, destination: Destination): string {
  const both = `"${one.name}" and "${other.name}" are both due`
  if ((destination.exec ?? destination.variable).includes('{NAME}')) {
    return `${both}, and {NAME} is the same for both. Rename one of them, or disable the one that is not in use.`
  }
  const example = destination.exec
    ? "--exec 'gh secret set WORKBENCH_API_KEY_{NAME}'"
    : "--variable 'WORKBENCH_API_KEY_{NAME}'"
  return `${both}, and there is one place for them. Give each its own with {NAME}, as in ${example}.`
}

function variableName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name
  throw new UsageError(`"${name}" cannot be the name of a variable. Use letters, digits and _, and no digit first.`)
}

/** What a person should know before it begins, and can do nothing about in this run. */
export function remarks(account: ServiceAccount, keys: ApiKey[], due: ApiKey[]): string[] {
  const interrupted = due.flatMap(key =>
    keys
      .filter(other => other.active && !due.includes(other) && baseName(other.name) === baseName(key.name))
      .map(
        other => `"${key.name}" has a successor, "${other.name}": an earlier run may have stopped before retiring it.`,
      ),
  )
  const ownKey =
    account.role === 'organization_admin' && !account.readOnly && due.length > 0
      ? ['This account manages keys. If your WORKBENCH_API_KEY is one of these, give it the new key afterwards.']
      : []
  const disabled = account.active ? [] : ['This account is disabled, and so are all its keys.']
  return [...disabled, ...interrupted, ...ownKey].map(describe)
}
