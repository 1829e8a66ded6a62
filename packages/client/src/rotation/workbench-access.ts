import { serverTime, sleep } from '@workbench-sdk/internal/time'
import {
  type ApiKey,
  AuthenticationError,
  contains,
  InvalidArgumentError,
  MismatchError,
  NotFoundError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  Secret,
  type Workbench,
} from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import {
  baseName,
  fingerprintOf,
  hashOf,
  type NewKey,
  type NewKeyStep,
  originalName,
  parseNewKeyMark,
  parseRetiredMark,
  restoredName,
  successorsOf,
} from './key-names.ts'
import { SETTLE_TIMEOUT } from './options.ts'

/** How long to retry a rate-limited call, in milliseconds. */
const MAX_RATE_LIMITED = 30 * 60_000
/** The same limit after an interruption, so that a rotation is undone only if that does not take long. */
const MAX_RATE_LIMITED_AFTER_ABORT = 3_000
/** The time between two reads of a key that should have changed, in milliseconds. */
const READ_INTERVAL = 200
/** The shortest pause after a rejected request, and the shortest and longest time between two requests after it, in milliseconds. */
const MIN_PAUSE = 100
const MIN_SPACING = 5
const MAX_SPACING = 10_000

/**
 * Calls Workbench for rotations. If the client's key is rejected, uses the key in the store, because the client's own key may have been
 * rotated. If calls are rate-limited, all rotations pause together, and each call is retried.
 */
export class WorkbenchAccess {
  readonly #workbench: Workbench
  readonly #successors: Workbench[]
  readonly #pacer: Pacer
  readonly #signal: AbortSignal | undefined
  readonly #settleTimeout: number
  /** How far Workbench's clock is ahead of {@link steadyTime}, in milliseconds. */
  #clockOffset: number | undefined
  #ownToken: Promise<Secret | undefined> | undefined

  constructor(
    workbench: Workbench,
    run: { readonly shared?: WorkbenchAccess; readonly signal?: AbortSignal; readonly settleTimeout?: number } = {},
  ) {
    const { shared, signal, settleTimeout = SETTLE_TIMEOUT } = run
    this.#workbench = workbench
    this.#successors = shared ? shared.#successors : []
    this.#pacer = shared ? shared.#pacer : new Pacer()
    this.#signal = signal
    this.#settleTimeout = settleTimeout
  }

  /** Returns an instance for one run that shares the state of this one. The signal interrupts its pauses. */
  forRun(signal: AbortSignal, { settleTimeout }: { readonly settleTimeout: number }): WorkbenchAccess {
    return new WorkbenchAccess(this.#workbench, { shared: this, signal, settleTimeout })
  }

  /** Returns a client that uses another token. */
  withToken(token: Secret): Workbench {
    return this.#workbench.withToken(token)
  }

  /** Adds a secret to use when the client's own key is rejected. */
  addSuccessor(secret: Secret): void {
    this.#successors.push(this.withToken(secret))
  }

  /** Makes a call with the first key that Workbench accepts. Throws the first key's error if all are rejected. */
  async call<T>(call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    try {
      return await this.#paced(this.#workbench, call)
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error
      for (const workbench of this.#successors) {
        try {
          return await this.#paced(workbench, call)
        } catch (other) {
          if (!(other instanceof AuthenticationError)) throw other
        }
      }
      throw error
    }
  }

  /** Makes a call with a secret. Retries the call if it is rate-limited. */
  callWith<T>(secret: Secret, call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    return this.#paced(this.withToken(secret), call)
  }

  #paced<T>(workbench: Workbench, call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    return this.#pacer.run(() => call(workbench), this.#signal)
  }

  /** Whether Workbench accepts a secret. */
  async accepts(secret: Secret): Promise<boolean> {
    const value = secret.reveal()
    // The client ignores e.g. a byte order mark around a token, but other programs send it.
    if (value.trim() !== value) return false
    try {
      this.#noteTime(await this.callWith(secret, probe))
      return true
    } catch (error) {
      // An invalid token, e.g. one in quotes, is not sent at all.
      if (error instanceof AuthenticationError || error instanceof InvalidArgumentError) return false
      throw error
    }
  }

  /** Returns the time by Workbench's clock, or by this machine's clock if Workbench does not report its own time. */
  async now(): Promise<Date> {
    if (this.#clockOffset === undefined) this.#noteTime(await this.call(probe).catch(unlessForbidden))
    return new Date(steadyTime() + (this.#clockOffset ?? 0))
  }

  #noteTime(response: { readonly headers: { get(name: string): string | null } } | undefined): void {
    this.#clockOffset ??= serverTime(response?.headers.get('date'), new Date()).getTime() - steadyTime()
  }

  /** Whether a secret is this program's own token. */
  async isOwnToken(secret: Secret): Promise<boolean> {
    this.#ownToken ??= tokenOf(this.#workbench)
    return (await this.#ownToken)?.reveal() === secret.reveal()
  }

  /** Fetches a key. Returns `undefined` if it does not exist. */
  getKey(id: string): Promise<ApiKey | undefined> {
    return ignoreNotFound(this.call(({ apiKeys }) => apiKeys.get(id)))
  }

  /** Describes a key and its account for a message. Omits the account if it cannot be fetched. */
  async describe({ id, name, serviceAccountId }: ApiKey): Promise<string> {
    const request = this.call(({ serviceAccounts }) => serviceAccounts.get(serviceAccountId ?? ''))
    const account = await request.catch(() => undefined)
    return `"${baseName(name)}"${account ? ` of "${account.name}"` : ''} (${id})`
  }

  /** Lists the keys that replace a key, according to their names. */
  async findSuccessors(keyId: string, accountId: string | undefined): Promise<NewKey[]> {
    const query = { name: contains(`${hashOf(keyId)}-`) }
    const listing = this.call(({ apiKeys, serviceAccounts }) =>
      accountId === undefined ? apiKeys.list(query).toArray() : serviceAccounts.keys(accountId, query).toArray(),
    )
    // The account may have been deleted, with its keys. A server may ignore the filter of a list.
    const keys = (await ignoreNotFound(listing)) ?? []
    return successorsOf(
      keyId,
      keys.filter(({ serviceAccountId }) => accountId === undefined || (serviceAccountId ?? accountId) === accountId),
    )
  }

  /** Lists the keys that rotations created with this secret. */
  async findKeysOf(secret: Secret): Promise<ApiKey[]> {
    const fingerprint = fingerprintOf(secret)
    return this.#findByPlacement(`${fingerprint}-`, placement => placement.fingerprint === fingerprint)
  }

  /** Lists the keys that rotations stored in the store with this label. */
  async findKeysStoredAt(label: string): Promise<ApiKey[]> {
    const store = hashOf(label)
    return this.#findByPlacement(`-${store}`, placement => placement.store === store)
  }

  async #findByPlacement(
    text: string,
    isWanted: (placement: { fingerprint: string; store: string }) => boolean,
  ): Promise<ApiKey[]> {
    const keys = await this.call(({ apiKeys }) => apiKeys.list({ name: contains(text) }).toArray())
    return keys.filter(({ name }) => {
      const placement = parseNewKeyMark(name)?.placement
      return placement !== undefined && isWanted(placement)
    })
  }

  /** Renames a key. Throws if Workbench did not change the name. */
  rename(id: string, name: string): Promise<ApiKey> {
    return this.call(({ apiKeys }) => apiKeys.update(id, { name }))
  }

  /**
   * Reads a key and renames it, without a pause between the two requests.
   *
   * @param nameFor returns the new name; if it throws, the key is not renamed
   * @returns the key, and how long both requests took, in milliseconds
   */
  readAndRename(
    id: string,
    nameFor: (key: ApiKey) => string,
  ): Promise<{ readonly key: ApiKey; readonly duration: number }> {
    return this.call(async ({ apiKeys }) => {
      const start = performance.now()
      const key = await apiKeys.update(id, { name: nameFor(await apiKeys.get(id)) })
      return { key, duration: performance.now() - start }
    })
  }

  /** Restores the name that a key had before a rotation claimed or retired it. */
  async restoreName({ id, name }: ApiKey): Promise<void> {
    if (restoredName(name) !== name) await this.rename(id, restoredName(name))
  }

  /** Disables or enables a key, and verifies the change. Disabling a deleted key is not an error. */
  async setActive(id: string, active: boolean): Promise<void> {
    const change = active
      ? this.call(({ apiKeys }) => apiKeys.enable(id))
      : ignoreNotFound(this.call(({ apiKeys }) => apiKeys.disable(id)))
    await change.catch(unlessReportedAsDone)
    const isSet = (key: ApiKey | undefined) => key === undefined || key.active === active
    if (isSet(await this.getKeyWhen(id, isSet))) return
    const [reported, found] = active ? ['enabled', 'disabled'] : ['disabled', 'active']
    throw new RotationError(`Workbench reported that the key ${id} was ${reported}, but it is still ${found}.`)
  }

  /** Deletes a key, and verifies that it no longer exists. Ignores a key that was already deleted. */
  async deleteKey(id: string): Promise<void> {
    await ignoreNotFound(this.call(({ apiKeys }) => apiKeys.delete(id))).catch(unlessReportedAsDone)
    if ((await this.getKeyWhen(id, key => key === undefined)) === undefined) return
    throw new RotationError(`Workbench reported that the key ${id} was deleted, but it still exists.`)
  }

  /**
   * Fetches a key after a change. A single read may be stale, so reads are repeated until they show the change or the time limit expires.
   * Returns the key as last read, or `undefined` if it does not exist.
   */
  async getKeyWhen(id: string, isChanged: (key: ApiKey | undefined) => boolean): Promise<ApiKey | undefined> {
    const end = performance.now() + this.#settleTimeout
    for (;;) {
      const key = await this.getKey(id)
      if (isChanged(key) || performance.now() + READ_INTERVAL > end) return key
      await sleep(READ_INTERVAL)
    }
  }
}

/**
 * Retries rate-limited calls. All calls share the pauses, and the time between two requests. This time increases with each rejection, and
 * slowly decreases with each success.
 */
class Pacer {
  #spacing = 0
  /** When the next call may start, as a `performance.now()` timestamp. */
  #next = 0
  /** When calls were last slowed down, as a `performance.now()` timestamp. */
  #slowed = 0

  async run<T>(call: () => PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
    const isCleanUp = signal?.aborted === true
    const end = performance.now() + (isCleanUp ? MAX_RATE_LIMITED_AFTER_ABORT : MAX_RATE_LIMITED)
    for (;;) {
      await this.#takeTurn(end, isCleanUp ? undefined : signal)
      try {
        const result = await call()
        this.#spacing = this.#spacing < 1 ? 0 : this.#spacing * 0.95
        return result
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error
        this.#slowDown(error.retryAfter)
        if (this.#next > end) throw error
      }
    }
  }

  async #takeTurn(end: number, signal: AbortSignal | undefined): Promise<void> {
    const now = performance.now()
    const turn = Math.max(this.#next, now)
    this.#next = turn + this.#spacing
    // A call that cannot wait that long is attempted once.
    if (turn > now && turn <= end) await sleep(turn - now, signal)
  }

  /** @param retryAfter in seconds */
  #slowDown(retryAfter: number | undefined): void {
    const now = performance.now()
    // Concurrent requests that are rejected together count once.
    if (now - this.#slowed > this.#spacing) {
      this.#spacing = Math.min(Math.max(this.#spacing * 1.5, MIN_SPACING), MAX_SPACING)
      this.#slowed = now
    }
    this.#next = Math.max(this.#next, now + Math.max((retryAfter ?? 0) * 1000, MIN_PAUSE))
  }
}

/** Returns a time that is unaffected by changes to this machine's clock. */
function steadyTime(): number {
  return performance.timeOrigin + performance.now()
}

/** Lists organizations, which every role is allowed to do. */
async function probe(workbench: Workbench) {
  const { response } = await workbench.organizations.list().withResponse()
  return response
}

function unlessForbidden(error: unknown): undefined {
  if (error instanceof PermissionDeniedError) return
  throw error
}

/** Accepts a successful response that does not show the change yet: the record is fetched until it does. */
function unlessReportedAsDone(error: unknown): undefined {
  const isSuccess = error instanceof ProtocolError && error.status !== undefined && error.status < 300
  if (!isSuccess && !(error instanceof MismatchError)) throw error
}

const ignore = () => {}

/** Disables all observers of a client's calls. An omitted option would be inherited. */
const UNOBSERVED = {
  hooks: {},
  logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  tracing: { begin: () => ({ headers: {}, end: ignore }) },
}

/** Returns the token that the next request of a client would contain. The request is not sent, so nothing observes it. */
async function tokenOf(workbench: Workbench): Promise<Secret | undefined> {
  let token: Secret | undefined
  const capture = workbench.withOptions({
    retries: 0,
    ...UNOBSERVED,
    async fetch(_, { headers }) {
      const value = new Headers(headers as Record<string, string>).get('authorization')?.replace(/^Bearer /i, '')
      token = value ? new Secret(value) : undefined
      return new Response('{"data":[]}', { headers: { 'content-type': 'application/vnd.api+json' } })
    },
  })
  await capture.organizations.list()
  return token
}

let disabling: Promise<unknown> = Promise.resolve()

/**
 * Runs work after the work of the other rotations in this process has finished. If two keys were disabled at the same time, it would be
 * unclear which of them invalidated a secret: their places may have been swapped.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = disabling.then(work)
  disabling = result.catch(() => {})
  return result
}

/**
 * Whether Workbench accepts a secret, even if the rotation of another key has briefly disabled its key, only to determine which key the
 * secret in its place belongs to. Must not be called within {@link oneAtATime}.
 */
export async function isAccepted(secret: Secret, access: WorkbenchAccess): Promise<boolean> {
  return (await access.accepts(secret)) || oneAtATime(() => access.accepts(secret))
}

/** Returns the result of a call, or undefined if its record does not exist. */
export async function ignoreNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (!isUnknownRecord(error)) throw error
    return undefined
  }
}

/** Whether Workbench reports that a record does not exist. It also responds with 404 if the route or the type is unknown. */
export function isUnknownRecord(error: unknown): boolean {
  return error instanceof NotFoundError && error.title === 'Requested resource does not exist'
}

/** The progress of a key's rotation, as recorded on Workbench. */
export interface Situation {
  readonly keyId: string
  /** The key being replaced. Undefined if it no longer exists. */
  readonly old: ApiKey | undefined
  /** The name of the key without a suffix. */
  readonly base: string
  readonly serviceAccountId: string
  /** The new key, once its secret may have been stored. */
  readonly current: NewKey | undefined
  /** Earlier new keys whose secrets may have been stored. They are deleted when the current key is in use. */
  readonly superseded: readonly NewKey[]
  /** New keys whose secrets were never stored, or are known to be no longer stored. */
  readonly orphans: readonly NewKey[]
}

/** Whether a retired key has no direct successor that is in use: its successor may itself have been replaced. */
export const lacksSuccessor = ({ old, current }: Situation): boolean =>
  old !== undefined && current === undefined && parseRetiredMark(old.name) !== undefined

/** Steps in which the key's secret may already be stored, highest precedence first. */
const MAY_BE_STORED: readonly NewKeyStep[] = ['verified', 'restored', 'rotated', 'storing']

/**
 * Determines the progress of a key's rotation.
 *
 * @param own The new key that this run created or took over
 * @throws NotFoundError if neither the key nor a successor exists
 */
export async function inspect(keyId: string, access: WorkbenchAccess, own?: NewKey): Promise<Situation> {
  const old = await access.call(({ apiKeys }) => apiKeys.get(keyId)).catch(keepNotFound)
  const isGone = old instanceof Error
  const accountId = isGone ? undefined : (old.serviceAccountId ?? undefined)
  const successors = await withOwn(keyId, own, await access.findSuccessors(keyId, accountId), access)
  if (isGone && successors.length === 0) throw old
  if (isGone) assertOneAccount(keyId, successors)
  const [first] = successors
  const serviceAccountId = accountId ?? first?.key.serviceAccountId
  const name = isGone ? first?.key.name : old.name
  if (!serviceAccountId || name === undefined) {
    throw new RotationError(`The key "${name}" does not belong to a service account, so it cannot be replaced.`)
  }
  return { keyId, old: isGone ? undefined : old, base: baseName(name), serviceAccountId, ...classify(successors) }
}

/**
 * Throws if the successors belong to several accounts. If the replaced key no longer exists, only names identify its successors, and a name
 * can be copied.
 */
function assertOneAccount(keyId: string, successors: readonly NewKey[]): void {
  if (new Set(successors.map(({ key }) => key.serviceAccountId)).size === 1) return
  const ids = successors.map(({ key }) => key.id).join(', ')
  throw new RotationError(
    `The key ${keyId} no longer exists, and keys in several accounts have names of its successors: ${ids}. Rename the keys that are not its successors.`,
  )
}

/**
 * Adds the run's own key to a list in its current state. A list may lag behind the creation or renaming of a key, so the key is fetched
 * if the list does not show its latest name.
 */
async function withOwn(
  keyId: string,
  own: NewKey | undefined,
  listed: readonly NewKey[],
  access: WorkbenchAccess,
): Promise<readonly NewKey[]> {
  if (own === undefined) return listed
  const shown = listed.find(({ key }) => key.id === own.key.id)
  if (shown?.key.name === own.key.name) return listed
  const found = await access.getKey(own.key.id)
  const others = listed.filter(({ key }) => key.id !== own.key.id)
  return found === undefined ? others : [...successorsOf(keyId, [found]), ...others]
}

/**
 * Like {@link inspect}, but uses the key in the store if the client's own key is rejected, because the client's key may be the one being
 * rotated.
 */
export async function inspectWithStore(
  keyId: string,
  { access, place, memory }: Pick<RotationContext, 'access' | 'place' | 'memory'>,
): Promise<Situation> {
  try {
    return await inspect(keyId, access, memory.newKey)
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error
    const stored = await place.read().catch(() => undefined)
    if (stored === undefined) throw error
    access.addSuccessor(stored)
    return inspect(keyId, access, memory.newKey)
  }
}

/** Groups the new keys of a rotation by the possible state of their secrets. */
export function classify(successors: readonly NewKey[]): Pick<Situation, 'current' | 'superseded' | 'orphans'> {
  const rank = ({ mark }: NewKey) => MAY_BE_STORED.indexOf(mark.step)
  // A finished rotation is ignored if its new key has since been disabled or replaced.
  const isInUse = ({ active, name }: ApiKey) => active && parseRetiredMark(name) === undefined
  const counting = successors.filter(({ key, mark }) => mark.step !== 'rotated' || isInUse(key))
  const [current, ...superseded] = counting
    .filter(each => rank(each) >= 0)
    .sort((a, b) => rank(a) - rank(b) || b.mark.attempt - a.mark.attempt)
  return { current, superseded, orphans: counting.filter(each => rank(each) < 0) }
}

/** Returns the name that the key being replaced had before it was retired. */
export function nameOf({ old, base }: Situation): string {
  return old === undefined || parseRetiredMark(old.name) ? base : originalName(old.name)
}

function keepNotFound(error: unknown): Error {
  if (isUnknownRecord(error)) return error as Error
  throw error
}
