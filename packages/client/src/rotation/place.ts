import { interruptible, sleep, timeLimit } from '@workbench-sdk/internal/time'
import { type ApiKey, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import {
  fingerprintOf,
  hashOf,
  matches,
  parseClaim,
  parseMisplacedMark,
  parseNewKeyMark,
  parseRetiredMark,
  plainName,
} from './key-names.ts'
import { type EmptyStore, isImmediate, type SecretStore, StoreError } from './stores/secret-store.ts'
import { printExplanation } from './stores/suggestion.ts'
import { inProgress, isNotPermitted } from './tenure.ts'

/** In milliseconds. */
const MIN_INTERVAL = 50
const MAX_INTERVAL = 1_000

/** Many programs add a line end. As a token, a secret is the same with and without surrounding space. */
function withoutSpace(secret: Secret | undefined): Secret | undefined {
  const value = secret?.reveal()
  const trimmed = value?.trim()
  if (trimmed === value) return secret
  return trimmed ? new Secret(trimmed) : undefined
}

type Condition = (secret: Secret | undefined) => boolean

/**
 * The store of one rotation. A single read of a store may be stale, so reads are repeated until they show what is expected, or
 * for `settleTimeout`: only then they count.
 */
export class Place {
  readonly #store: SecretStore
  readonly #settleTimeout: number
  readonly #storeTimeout: number
  readonly #signal: AbortSignal | undefined
  readonly #secrets: Secret[] = []
  /** Whether this process has begun to write, so that readers may have the secret. */
  hasWritten = false

  /** @param signal stops waiting for a read, but not for a write, which could arrive later */
  constructor(
    store: SecretStore,
    { settleTimeout, storeTimeout }: { readonly settleTimeout: number; readonly storeTimeout: number },
    signal?: AbortSignal,
  ) {
    this.#store = store
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

  /** Whether its reads have to be repeated before they count. */
  get isSlow(): boolean {
    return this.#settleTimeout > 0
  }

  /** All secrets that were read or written, so that no message quotes them. */
  get secrets(): readonly Secret[] {
    return this.#secrets
  }

  /** Returns what two stores of one place have in common. */
  async locate(): Promise<string> {
    return (await this.#inTime('located', async () => this.#store.location?.())) ?? this.label
  }

  async check(): Promise<void> {
    await this.#inTime('checked', async () => this.#store.check?.())
  }

  /** Returns the secret that programs read now; undefined if there is none, or if the store is not readable. */
  async read(): Promise<Secret | undefined> {
    const secret = withoutSpace(await this.#readOrStop())
    if (secret !== undefined) this.#secrets.push(secret)
    return secret
  }

  /** Once the signal is aborted, reads are finished: undoing a step needs them. */
  #readOrStop(): Promise<Secret | undefined> {
    const read = () => this.#inTime('read', async () => this.#store.read?.())
    const signal = this.#signal
    return signal === undefined || signal.aborted ? read() : interruptible(read, signal)
  }

  /** Reads until the secret has a fingerprint, at most for the time limit. Returns the last secret. */
  readUntil(fingerprint: string, signal?: AbortSignal): Promise<Secret | undefined> {
    return this.#poll(secret => matches(secret, fingerprint), signal)
  }

  /** Reads for the whole time limit, because an earlier write may still arrive. Returns the last secret. */
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
      if (error instanceof StoreError && error.isUnchanged) this.hasWritten = had
      throw error
    }
  }

  #write(secret: Secret): Promise<void> {
    return this.#inTime('written', () => this.#store.write(secret))
  }

  /** Explains why there is no secret to read. */
  async explainEmpty(): Promise<EmptyStore> {
    return (
      (await this.#inTime('read', async () => this.#store.explainEmpty?.())) ?? { reason: `${this.label} is empty.` }
    )
  }

  /** Stops waiting for a store that does not respond, because it would hold its rotation, and others that wait for their turn. */
  #inTime<T>(verb: string, call: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const seconds = this.#storeTimeout / 1000
      const message = `${this.label} could not be ${verb} within ${seconds} s. Check whether it responds, or increase \`storeTimeout\`.`
      const cancel = timeLimit(this.#storeTimeout, undefined, () => reject(new StoreError(message)))
      call().then(resolve, reject).finally(cancel)
    })
  }

  /**
   * Writes back the secret that was there before. Returns whether the store was seen to have it, and to keep it: a write that was
   * begun earlier may still arrive.
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

/** The secret in the store, before anything is changed. */
interface Proof {
  /** Undefined if the store is empty and may be, or is not readable. */
  readonly secret: Secret | undefined
  /** Whether it is the token that the program itself uses, and not known to be the secret of the key to replace. */
  readonly isOwnToken: boolean
}

const NO_SECRET: Proof = { secret: undefined, isOwnToken: false }

/**
 * Makes sure, before anything is changed, that the store can be written, and that it has a secret that Workbench accepts: that
 * of the key to replace, as far as this can be known before the key is disabled.
 *
 * @throws RotationError if it has not
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
    // If a similar name exists, a new one would leave programs with the old key.
    const isMisspelled = explanation.similarName !== undefined
    const alternative = isMisspelled ? '' : ', or use the option "create" to store the first key there'
    throw new RotationError(
      `${printExplanation(explanation)} It is perhaps not the place that programs read "${plainName(key.name)}" from. Correct it${alternative}.`,
    )
  }
  const owners = await findOwners(secret, key, prover)
  if (!(await access.accepts(secret))) {
    // The caller knows that the store has nothing of value.
    if (prover.settings.create && owners.length === 0) return NO_SECRET
    throw new RotationError(
      `Workbench does not accept the secret in ${place.label}, so it is not the one of "${plainName(key.name)}", or it is not read as it is stored. Correct the place, or use the option "create" to replace the secret.`,
    )
  }
  assertNotKnownAsForeign(secret, key, place)
  const isOwnToken = !owners.includes(key.id) && (await access.isOwnToken(secret))
  return { secret, isOwnToken }
}

/** An earlier run has disabled the key, and Workbench has still accepted the secret. */
function assertNotKnownAsForeign(secret: Secret, { name }: ApiKey, { label }: Place): void {
  const mark = parseMisplacedMark(name, secret)
  if (mark === undefined) return
  throw new RotationError(
    `${label} probably has the secret of another key: an earlier run has disabled "${plainName(name)}", and Workbench still accepted the secret. ${correctPlace(plainName(name))} If Workbench only took longer to reject it, remove "${mark}" from the name of the key, and increase \`settleTimeout\`.`,
  )
}

/** The advice if a place has the secret of another key. */
export function correctPlace(name: string): string {
  return `Use the place that programs read "${name}" from; perhaps it is exchanged with the one of another key.`
}

/** The name of a key that a rotation created identifies its secret. */
async function findOwners(secret: Secret, key: ApiKey, { access, place }: Prover): Promise<readonly string[]> {
  const expected = parseNewKeyMark(key.name)?.placement?.fingerprint
  if (matches(secret, expected)) return [key.id]
  const owners = await access.findKeysOf(secret)
  const [owner] = owners
  // Another run has begun and finished since this one has listed the keys.
  if (owners.some(({ name }) => isSuccessor(name, key))) throw inProgress()
  if (owner !== undefined) {
    throw new RotationError(
      `${place.label} has the secret of another key, ${await access.describe(owner)}. Use another place for "${plainName(key.name)}".`,
    )
  }
  if (expected !== undefined) {
    throw new RotationError(
      `${place.label} does not have the secret of "${plainName(key.name)}", which an earlier rotation has stored elsewhere, or something else has written to it. Use the place that has it.`,
    )
  }
  return []
}

/**
 * A store is perhaps the one that this program reads its own token from. It is replaced only together with its own key.
 *
 * @param actorId the actor that this program is, if it is known
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
    `${place.label} has the token that this program uses, which is not "${plainName(key.name)}". Use another place.`,
  )
}

/** Renaming a key to its own name changes nothing, and tells who we are. Null if Workbench does not permit it. */
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

/** A store that cannot be read may have the secret of another key, which would be lost. */
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
  if (other === undefined) return
  throw new RotationError(
    `${place.label} is used for another key, ${await access.describe(other)}. Use another place for "${plainName(key.name)}".`,
  )
}

function isSuccessor(name: string, key: ApiKey): boolean {
  return parseNewKeyMark(name)?.predecessor === hashOf(key.id)
}

async function assertNotBound(key: ApiKey, { access, place, journal }: Prover): Promise<void> {
  for (const entry of journal?.entries ?? []) {
    if (entry.store !== place.label || entry.key.id === key.id || entry.newKeyId === key.id) continue
    const other = entry.newKeyId === undefined ? undefined : await access.getKey(entry.newKeyId)
    if (other?.active !== true) continue
    throw new RotationError(
      `${place.label} is used for another key, ${await access.describe(other)}, according to ${journal?.label}. Use another place for "${plainName(key.name)}".`,
    )
  }
}
