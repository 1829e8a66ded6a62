import { interruptible, sleep, timeLimit } from '@workbench-sdk/internal/time'
import { type ApiKey, InvalidArgumentError, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError, StoreChangedError } from './errors.ts'
import {
  fingerprintOf,
  hashOf,
  matches,
  type NewKey,
  parseClaim,
  parseMisplacedMark,
  parseNewKeyMark,
  parseRetiredMark,
  plainName,
} from './key-names.ts'
import { type EmptyStore, isImmediate, type SecretStore, StoreError } from './stores/secret-store.ts'
import { printExplanation } from './stores/suggestion.ts'
import { inProgress, isNotPermitted } from './tenure.ts'
import { isAccepted, type WorkbenchAccess } from './workbench-access.ts'

/** The shortest and longest time between two reads, in milliseconds. */
const MIN_INTERVAL = 50
const MAX_INTERVAL = 1_000

/**
 * Whitespace that does not change the value of an `authorization` header. Other characters, e.g. a BOM or a no-break space, make a secret
 * unusable for programs that do not remove them.
 */
const HARMLESS_SPACE = /^[ \t]+|[ \t\r\n]+$/g

/** Returns a secret without surrounding whitespace, which is not part of a token. Many programs add a line ending. */
function withoutSpace(secret: Secret | undefined): Secret | undefined {
  const value = secret?.reveal()
  const trimmed = value?.replaceAll(HARMLESS_SPACE, '')
  if (trimmed === value) return secret
  return trimmed ? new Secret(trimmed) : undefined
}

type Condition = (secret: Secret | undefined) => boolean

/** @throws InvalidArgumentError if a store lacks a required member, e.g. in JavaScript */
export function assertStore(store: Partial<SecretStore> | undefined, owner = ''): SecretStore {
  if (typeof store?.label === 'string' && typeof store.write === 'function') return store as SecretStore
  throw new InvalidArgumentError(
    `Invalid store${owner}: expected a SecretStore, i.e. an object with \`label\` and \`write\`.`,
  )
}

/**
 * The store of one rotation. A single read may be stale, so reads are repeated until they return the expected secret or `settleTimeout`
 * expires.
 */
export class Place {
  readonly #store: SecretStore
  readonly #settleTimeout: number
  readonly #storeTimeout: number
  readonly #signal: AbortSignal | undefined
  readonly #secrets: Secret[] = []
  #writes = 0
  /** Whether this process has begun to write. From then on, readers may have the secret. */
  hasWritten = false

  /** @param signal interrupts waiting for a read, but not for a write, because a write could still take effect later */
  constructor(
    store: SecretStore,
    { settleTimeout, storeTimeout }: { readonly settleTimeout: number; readonly storeTimeout: number },
    signal?: AbortSignal,
  ) {
    this.#store = assertStore(store)
    this.#signal = signal
    this.#storeTimeout = storeTimeout
    this.#settleTimeout = isImmediate(store) ? 0 : settleTimeout
  }

  get store(): SecretStore {
    return this.#store
  }

  get label(): string {
    return this.#store.label
  }

  get isReadable(): boolean {
    return this.#store.read !== undefined
  }

  /** Whether reads must be repeated, because a single read may be stale. */
  get isSlow(): boolean {
    return this.#settleTimeout > 0
  }

  /** All secrets read or written so far. Messages must not quote them. */
  get secrets(): readonly Secret[] {
    return this.#secrets
  }

  /** Returns a string that identifies the place. All stores for the same place return the same string. */
  async locate(): Promise<string> {
    return (await this.#inTime('located', async () => this.#store.location?.())) ?? this.label
  }

  async check(): Promise<void> {
    await this.#inTime('checked', async () => this.#store.check?.())
  }

  /** Returns the secret that programs currently read. Returns `undefined` if there is no secret, or if the store is not readable. */
  async read(): Promise<Secret | undefined> {
    const found = await this.#readOrStop()
    if (found && !(found instanceof Secret)) {
      throw new InvalidArgumentError(
        `Invalid store ${this.label}: \`read\` returned a ${typeof found}. Return a Secret, e.g. new Secret(value), or undefined.`,
      )
    }
    const secret = withoutSpace(found)
    if (secret !== undefined) this.#secrets.push(secret)
    return secret
  }

  /** Reads the secret. The signal interrupts the read, unless it was already aborted: undoing a step requires reads. */
  #readOrStop(): Promise<Secret | undefined> {
    const read = () => this.#inTime('read', async () => this.#store.read?.())
    const signal = this.#signal
    return signal === undefined || signal.aborted ? read() : interruptible(read, signal)
  }

  /** Reads until the secret has this fingerprint or the time limit expires. Returns the last secret. */
  readUntil(fingerprint: string, signal?: AbortSignal): Promise<Secret | undefined> {
    return this.#poll(secret => matches(secret, fingerprint), signal)
  }

  /** Keeps reading until the time limit expires, because an earlier write may still take effect. Returns the last secret. */
  readUntilSettled(): Promise<Secret | undefined> {
    return this.#poll(() => false, undefined)
  }

  async #poll(isEnough: Condition, signal: AbortSignal | undefined): Promise<Secret | undefined> {
    const end = performance.now() + this.#settleTimeout
    for (let wait = MIN_INTERVAL; ; wait = Math.min(wait * 2, MAX_INTERVAL)) {
      const left = end - performance.now()
      const result = await this.#attempt()
      if ('secret' in result && isEnough(result.secret)) return result.secret
      if (left <= 0) {
        if ('secret' in result) return result.secret
        throw result.error
      }
      await sleep(Math.min(wait, left), signal)
    }
  }

  async #attempt(): Promise<{ secret: Secret | undefined } | { error: unknown }> {
    try {
      return { secret: await this.read() }
    } catch (error) {
      return { error }
    }
  }

  /** Writes a secret. */
  async write(secret: Secret): Promise<void> {
    this.#secrets.push(secret)
    const had = this.hasWritten
    this.hasWritten = true
    try {
      await this.#write(secret)
    } catch (error) {
      if (error instanceof StoreError && error.isUnchanged && !(await this.#hasStored(secret))) this.hasWritten = had
      throw error
    }
  }

  /** Whether the store contains a secret although it reported that nothing was changed. */
  async #hasStored(secret: Secret): Promise<boolean> {
    const found = await this.read().catch(() => undefined)
    return found?.reveal() === secret.reveal()
  }

  /** Whether a write has timed out with an unknown outcome. It may still take effect. */
  get isWriting(): boolean {
    return this.#writes > 0
  }

  #write(secret: Secret): Promise<void> {
    return this.#inTime('written', async () => {
      this.#writes++
      try {
        await this.#store.write(secret)
      } finally {
        this.#writes--
      }
    })
  }

  /** Explains why there is no secret to read. */
  async explainEmpty(): Promise<EmptyStore> {
    return (
      (await this.#inTime('read', async () => this.#store.explainEmpty?.())) ?? { reason: `${this.label} is empty.` }
    )
  }

  /** Calls the store with a time limit. Without it, an unresponsive store would block its rotation, and the rotations queued behind it. */
  #inTime<T>(verb: string, call: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const seconds = this.#storeTimeout / 1000
      const message = `${this.label} could not be ${verb} within ${seconds} s. Make sure that it responds, or increase \`storeTimeout\`.`
      const cancel = timeLimit(this.#storeTimeout, undefined, () => reject(new StoreError(message)))
      // A store written in JavaScript might not return a promise.
      const called = (async () => call())()
      called.then(resolve, reject).finally(cancel)
    })
  }

  /**
   * Writes back the previous secret. Returns whether reads confirm that the store contains the secret and keeps it, because an earlier
   * write may still take effect.
   */
  async restore(previous: Secret): Promise<boolean> {
    const fingerprint = fingerprintOf(previous)
    await this.#write(previous)
    if (!matches(await this.readUntil(fingerprint), fingerprint)) return false
    return matches(await this.readUntilSettled(), fingerprint)
  }
}

type Prover = Pick<RotationContext, 'access' | 'place' | 'journal'> & {
  readonly settings: Pick<RotationContext['settings'], 'create'>
}

/** The secret that the store contains before anything is changed. */
interface Proof {
  /** Undefined if the store is not readable, or if `create` is set and the store contains no secret that Workbench accepts. */
  readonly secret: Secret | undefined
  /** Whether the secret is the program's own token, and is not known to belong to the key to replace. */
  readonly isOwnToken: boolean
}

const NO_SECRET: Proof = { secret: undefined, isOwnToken: false }

/**
 * Verifies that the store can be written and contains a secret that Workbench accepts. As far as can be determined before the key is
 * disabled, also verifies that the secret belongs to the key to replace. Called before anything is changed.
 *
 * @throws RotationError if the store does not contain such a secret
 * @throws StoreError if the store cannot be written or read
 */
export async function provePlace(key: ApiKey, prover: Prover): Promise<Proof> {
  const { access, place } = prover
  await place.check()
  await assertNotBound(key, prover)
  if (!place.isReadable) {
    await assertNotUsedByAnother(key, prover)
    return NO_SECRET
  }
  const secret = await place.read()
  if (secret === undefined) {
    if (prover.settings.create) return NO_SECRET
    const explanation = await place.explainEmpty()
    // If a similar name exists, storing the key under a new name would leave programs with the old key.
    const isMisspelled = explanation.similarName !== undefined
    const alternative = isMisspelled ? '' : ', or use the `create` option to store the first key there'
    throw new RotationError(
      `${printExplanation(explanation)} Programs may read "${plainName(key.name)}" from a different place. Correct the place${alternative}.`,
    )
  }
  const owners = await findOwners(secret, key, prover)
  if (!(await isAccepted(secret, access))) {
    // With `create`, the caller allows the secret to be replaced.
    if (prover.settings.create && owners.length === 0) return NO_SECRET
    throw new RotationError(
      `Workbench does not accept the secret in ${place.label}, so it is not the secret of "${plainName(key.name)}", or the store does not return it as it was stored. Correct the place, or use the \`create\` option to replace the secret.`,
    )
  }
  assertNotKnownAsForeign(secret, key, place)
  const isOwnToken = !owners.includes(key.id) && (await access.isOwnToken(secret))
  return { secret, isOwnToken }
}

/**
 * Verifies that the store of a rotation in progress contains a secret that Workbench accepts. After the new key is stored and verified, it
 * must be the secret of that key.
 *
 * @throws RotationError if it does not
 * @throws StoreError if the store cannot be written or read
 */
export async function proveProgress(
  { key, mark }: NewKey,
  base: string,
  { access, place }: Pick<Prover, 'access' | 'place'>,
): Promise<void> {
  await place.check()
  if (!place.isReadable) return
  const found = await place.read()
  const { step, placement } = mark
  if (found === undefined) {
    // An interrupted rotation may not have written the first secret yet.
    if (step === 'storing' && placement?.previous === undefined) return
    const explanation = printExplanation(await place.explainEmpty())
    throw new RotationError(`${explanation} The rotation of "${base}" is not finished. Correct the place.`)
  }
  if (step === 'verified' && placement !== undefined && !matches(found, placement.fingerprint)) {
    throw new StoreChangedError(notStored(place, key))
  }
  if (!(await isAccepted(found, access))) {
    throw new StoreChangedError(`Workbench does not accept the secret in ${place.label}.`)
  }
}

/** Describes a store that does not contain the secret of the new key. */
export function notStored({ label }: Place, { id }: ApiKey): string {
  return `${label} does not contain the secret of the new key ${id}. Something else wrote to it, or the rotation used another place.`
}

/** Throws if an earlier run disabled the key, and Workbench still accepted the secret. */
function assertNotKnownAsForeign(secret: Secret, { name }: ApiKey, { label }: Place): void {
  const mark = parseMisplacedMark(name, secret)
  if (mark === undefined) return
  throw new RotationError(
    `${label} probably contains the secret of another key. An earlier run disabled "${plainName(name)}", but Workbench still accepted the secret. ${correctPlace(plainName(name))} If Workbench only took longer to reject it, remove "${mark}" from the name of the key, and increase \`settleTimeout\`.`,
  )
}

/** Returns the advice for a place that contains the secret of another key. */
export function correctPlace(name: string): string {
  return `Use the place from which programs read "${name}". It may have been swapped with the place of another key.`
}

/**
 * Returns a list with the id of the key if its name identifies the secret, or an empty list if no name does. Throws if the secret belongs
 * to another key, or if the name of the key identifies a different secret.
 */
async function findOwners(secret: Secret, key: ApiKey, { access, place }: Prover): Promise<readonly string[]> {
  const expected = parseNewKeyMark(key.name)?.placement?.fingerprint
  if (matches(secret, expected)) return [key.id]
  const owners = await access.findKeysOf(secret)
  const [owner] = owners
  // Another run started and finished after this run listed the keys.
  if (owners.some(({ name }) => isSuccessor(name, key))) throw inProgress()
  if (owner !== undefined) throw await ownedByAnother(`${place.label} contains the secret of`, owner, key, access)
  if (expected !== undefined) {
    throw new RotationError(
      `${place.label} does not contain the secret of "${plainName(key.name)}". An earlier rotation may have stored the secret elsewhere, or something else may have overwritten it. Use the place that contains the secret.`,
    )
  }
  return []
}

/**
 * Throws if the store contains this program's own token, but the key to replace belongs to another account. The token can only be
 * replaced by rotating its own key.
 *
 * @param actorId this program's actor, if it is known
 */
export async function assertOwnAccount(
  key: ApiKey,
  actorId: string | null | undefined,
  { access, place }: Pick<Prover, 'access' | 'place'>,
): Promise<void> {
  const ownId = actorId === undefined ? await findActor(key, access) : actorId
  const account = await access.call(({ serviceAccounts }) => serviceAccounts.get(key.serviceAccountId ?? ''))
  if (ownId === null || account.actorId === null || ownId === account.actorId) return
  throw new RotationError(
    `${place.label} contains the token that this program uses, which does not belong to "${plainName(key.name)}". Use another place.`,
  )
}

/**
 * Returns this program's actor, which Workbench reports when a key is renamed to its current name. Returns null if Workbench does not
 * permit this.
 */
async function findActor({ id }: ApiKey, access: Prover['access']): Promise<string | null> {
  const nameFor = ({ name }: ApiKey) => {
    if (parseClaim(name) !== undefined) throw inProgress()
    return name
  }
  try {
    const { key } = await access.readAndRename(id, nameFor)
    return key.updatedById
  } catch (error) {
    if (!isNotPermitted(error)) throw error
    return null
  }
}

/** Throws if the store is used for another key. A store that cannot be read may contain that key's secret, which would be lost. */
export async function assertNotUsedByAnother(
  key: ApiKey,
  { access, place }: Pick<Prover, 'access' | 'place' | 'journal'>,
): Promise<void> {
  const keys = await access.findKeysStoredAt(place.label)
  const others = keys.filter(
    ({ id, name, active }) =>
      active && id !== key.id && parseRetiredMark(name) === undefined && !isSuccessor(name, key),
  )
  const [other] = others
  if (other !== undefined) throw await ownedByAnother(`${place.label} is used for`, other, key, access)
}

/**
 * Returns the error for a place that belongs to another key. If the key is retired, this is probably one of its successors, but no name shows
 * this.
 */
async function ownedByAnother(
  finding: string,
  owner: ApiKey,
  { id, name }: ApiKey,
  access: WorkbenchAccess,
  source = '',
): Promise<RotationError> {
  const key = `"${plainName(name)}"`
  const other = await access.describe(owner)
  if (parseRetiredMark(name) === undefined) {
    return new RotationError(`${finding} another key, ${other}${source}. Use another place for ${key}.`)
  }
  return new RotationError(
    `A rotation replaced ${key} (${id}), but the key was enabled again. ${finding} ${other}${source}. The key in between no longer exists, so it is unclear whether this key replaced it. If no program uses ${key} (${id}), disable or delete it in Workbench.`,
  )
}

function isSuccessor(name: string, key: ApiKey): boolean {
  return parseNewKeyMark(name)?.predecessor === hashOf(key.id)
}

async function assertNotBound(key: ApiKey, { access, place, journal }: Prover): Promise<void> {
  for (const entry of journal?.entries ?? []) {
    if (entry.store !== place.label || entry.key.id === key.id || entry.newKeyId === key.id) continue
    const other = entry.newKeyId === undefined ? undefined : await access.getKey(entry.newKeyId)
    // The place of a key that was itself replaced belongs to its successor, even if the key was enabled again.
    if (other?.active !== true || parseRetiredMark(other.name) !== undefined) continue
    throw await ownedByAnother(`${place.label} is used for`, other, key, access, `, according to ${journal?.label}`)
  }
}
