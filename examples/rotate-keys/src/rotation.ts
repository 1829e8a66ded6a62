import { setTimeout as sleep } from 'node:timers/promises'
import { type ApiKey, type ServiceAccount, type Workbench, WorkbenchError } from '@workbench-sdk/client'
import ms from 'ms'
import { describe } from './describe.ts'
import { rotatedName } from './key-names.ts'
import type { Store } from './store.ts'

export interface Rotation {
  /** A client that may manage service accounts and API keys. */
  workbench: Workbench
  /** A client that carries another key, to try that key with. */
  connect: (token: string) => Workbench
  /** The account that the keys belong to. */
  account: ServiceAccount
  /** How long the old key goes on working beside the new one, in milliseconds. */
  grace: number
  retire: 'disable' | 'delete'
  now: Date
  signal: AbortSignal
}

export interface Result {
  status: 'rotated' | 'unretired' | 'failed' | 'interrupted'
  /** The new key, where there is one now. */
  newId: string | null
  /** What went wrong, and what to do. Empty where nothing did. */
  detail: string
}

/** A result, and the client to go on with. */
export type Outcome = Result & { workbench: Workbench }

type Tell = (step: string) => void

/** The keys that work and were made before `cutoff`, the oldest first. */
export function dueKeys(keys: ApiKey[], cutoff: Date): ApiKey[] {
  return keys
    .filter(key => key.active && key.createdAt < cutoff)
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
}

/** Replaces one key. Never throws: whatever happens, the outcome says which keys work now. */
export async function rotateKey(key: ApiKey, store: Store, rotation: Rotation, tell: Tell): Promise<Outcome> {
  const { account, connect, signal, workbench } = rotation
  try {
    const made = await replace(key, store, rotation, tell)
    // A key of an account that manages keys may be the very one this program runs with: the new one takes over.
    const next = account.role === 'organization_admin' && !account.readOnly ? connect(made.secret) : workbench
    return await retire(key, made.id, { ...rotation, workbench: next }, tell)
  } catch (error) {
    const newId = error instanceof KeyLeftBehind ? error.keyId : null
    if (signal.aborted && newId === null) return { status: 'interrupted', newId, detail: '', workbench }
    return { status: 'failed', newId, detail: describe(error), workbench }
  }
}

/** Makes the new key and brings it to where it is used; undoes it all where one of the steps fails. */
async function replace(
  key: ApiKey,
  store: Store,
  { workbench, connect, account, now, signal }: Rotation,
  tell: Tell,
): Promise<{ id: string; secret: string }> {
  await store.check()
  signal.throwIfAborted()
  // Without the signal: a request given up halfway could leave a key whose secret nobody holds.
  const name = rotatedName(key.name, now)
  const made = await workbench.apiKeys.create({ serviceAccount: account, name }).catch(error => {
    throw isRefusal(error) ? error : new AnswerLost(name, error)
  })
  tell(`made "${made.name}"`)
  const secret = made.secret.reveal()
  try {
    await prove(connect(secret), signal)
    await store.save(secret, signal)
    tell('stored it')
    if (store.readBack) await prove(connect(await store.readBack()), signal)
    tell('proved that it works')
    return { id: made.id, secret }
  } catch (error) {
    throw await undo(made, store, workbench, error, tell)
  }
}

/** Any role may list organizations, so an answer proves that the key is accepted. */
async function prove(workbench: Workbench, signal: AbortSignal): Promise<void> {
  await workbench.organizations.list({}, { signal }).toArray()
}

async function undo(made: ApiKey, store: Store, workbench: Workbench, cause: unknown, tell: Tell): Promise<unknown> {
  try {
    // In this order: a key that the store still hands out must not be deleted.
    await store.restore()
    await workbench.apiKeys.delete(made)
    tell('undone: the new key is deleted, the old one is as it was')
    return cause
  } catch (error) {
    return new KeyLeftBehind(made, cause, error)
  }
}

/** From here on the new key is in use. It stays, whatever happens to the old one. */
async function retire(key: ApiKey, newId: string, rotation: Rotation, tell: Tell): Promise<Outcome> {
  const { workbench, grace, signal } = rotation
  try {
    if (grace > 0) tell(`waiting ${ms(grace)} for its users to take it up`)
    await sleep(grace, undefined, { signal })
    await workbench.apiKeys.disable(key)
    if (rotation.retire === 'delete') await workbench.apiKeys.delete(key)
    tell(`${rotation.retire}d the old key`)
    return { status: 'rotated', newId, detail: '', workbench }
  } catch (error) {
    const cause = signal.aborted ? 'Interrupted.' : describe(error)
    const detail = `${cause} The new key is in use. Once nobody needs the old one (${key.id}), ${rotation.retire} it.`
    return { status: 'unretired', newId, detail, workbench }
  }
}

/** Whether nothing was made for certain. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof WorkbenchError ? (error.status ?? 0) : 0
  return status >= 400 && status < 500
}

class AnswerLost extends Error {
  override name = 'AnswerLost'

  constructor(keyName: string, cause: unknown) {
    super(`${describe(cause)} Perhaps "${keyName}" was made and its secret lost: if it is in the account, delete it.`)
  }
}

class KeyLeftBehind extends Error {
  override name = 'KeyLeftBehind'
  keyId: string

  constructor(made: ApiKey, cause: unknown, undoing: unknown) {
    super(`${describe(cause)} Undoing it failed: ${describe(undoing)} The new key ${made.id} is still there.`)
    this.keyId = made.id
  }
}
