import { interruptible, sleep } from '@workbench-sdk/internal/time'
import {
  type ApiKey,
  AuthenticationError,
  type CreatedApiKey,
  MismatchError,
  OutcomeUnknownError,
  PermissionDeniedError,
  type Secret,
  type Workbench,
} from '../index.ts'
import type { RotationContext } from './context.ts'
import { mayNotChange, RotationError, RotationInProgressError, StoreChangedError } from './errors.ts'
import {
  fingerprintOf,
  hashOf,
  matches,
  misplacedName,
  type NewKey,
  type NewKeyStep,
  newKeyName,
  parseClaim,
  parseNewKeyMark,
  parseRetiredMark,
  retiredName,
} from './key-names.ts'
import { assertNotUsedByAnother, assertOwnAccount, correctPlace, notStored } from './place.ts'
import { inProgress, isAbandoned, isLeft, Replacement, Tenure } from './tenure.ts'
import { writeBack } from './undo.ts'
import { ignoreNotFound, isAccepted, nameOf, oneAtATime, type Situation } from './workbench-access.ts'

/** How many times to attempt to create a key if the response is lost. */
const MAX_CREATIONS = 4
/** The maximum number of new keys per rotation whose secrets may be stored. */
const MAX_NEW_KEYS = 3
/** The longest wait between two checks, in milliseconds. */
const MAX_CHECK_INTERVAL = 1_000
/** The interval at which to check that the old secret is rejected, in milliseconds. */
const REJECTION_INTERVAL = 200

const IN_PROGRESS: readonly NewKeyStep[] = ['creating', 'storing', 'verified', 'restored']

/** A new key that this run created. */
export interface Created {
  readonly tenure: Tenure
  readonly secret: Secret
}

/** Creates a new key. First deletes a key that another run created but never stored, once that run is considered dead. */
export async function createKey(
  situation: Situation,
  context: RotationContext,
  date: string,
): Promise<Created | undefined> {
  const { memory, run } = context
  assertNotTooMany(situation, context)
  await deleteOrphans(situation, context)
  if (situation.current === undefined) {
    if (!(await isLeft(situation, context))) return undefined
    memory.replacement = await claim(situation, context)
  }
  const rotation = situation.current?.mark.rotation ?? hashOf(`${run}${situation.keyId}`)
  const attempts = [situation.current, ...situation.superseded].map(each => each?.mark.attempt ?? 0)
  const mark = {
    date: situation.current?.mark.date ?? date,
    predecessor: hashOf(situation.keyId),
    rotation,
    attempt: Math.max(...attempts) + 1,
    step: 'creating',
    claim: { run, beat: 0 },
  } as const
  memory.hasBegun = true
  const create = () => createOnce(situation, newKeyName(situation.base, mark), context)
  const { secret, ...key } = await (memory.replacement?.during(create) ?? createUnclaimed(create, situation, context))
  memory.created = { keyId: key.id, secret }
  return { tenure: new Tenure({ key, mark }, situation.base, context), secret }
}

async function deleteOrphans({ orphans, old }: Situation, context: RotationContext): Promise<void> {
  const { access, memory, run } = context
  for (const { key, mark } of orphans) {
    const isOurs = mark.step === 'undone' || mark.claim?.run === run
    if (!isOurs && !(await isAbandoned({ key, mark }, context))) continue
    if (old && mark.claim && parseClaim(old.name)?.run === mark.claim.run) memory.leftName = old.name
    await access.deleteKey(key.id)
  }
}

/**
 * Claims the key to replace. If the store contains the program's own token, also verifies that the key belongs to the program's account.
 */
async function claim(situation: Situation, context: RotationContext): Promise<Replacement | undefined> {
  const { old } = situation
  if (old === undefined) throw new RotationError(`The key "${situation.base}" no longer exists.`)
  const replacement = await Replacement.claim(situation, old, context)
  context.memory.replacement = replacement
  if (context.memory.hasOwnToken) await assertOwnAccount(old, replacement?.actorId, context)
  return replacement
}

/** Creates a key without a claim on the key to replace, because Workbench does not permit the claim. */
async function createUnclaimed(
  create: () => Promise<CreatedApiKey>,
  { current, orphans }: Situation,
  { memory }: RotationContext,
): Promise<CreatedApiKey> {
  try {
    return await create()
  } catch (error) {
    const isFirst = current === undefined && orphans.length === 0
    if (!isFirst || !(error instanceof PermissionDeniedError)) throw error
    memory.hasBegun = false
    throw mayNotChange(error)
  }
}

/** Waits until Workbench accepts the new key, and verifies that it is the only new key. */
export async function settleKey(
  { tenure, secret }: Created,
  situation: Situation,
  context: RotationContext,
): Promise<void> {
  await tenure.during(async () => {
    if (!context.memory.replacement?.isConfirmed) await assertAlone(situation, tenure.newKey, context)
    await whileRejected(async () => {
      if (!(await context.access.accepts(secret)))
        throw new AuthenticationError('Workbench does not accept the new key.')
    }, context)
  })
}

async function createOnce(situation: Situation, name: string, context: RotationContext): Promise<CreatedApiKey> {
  const { access, memory, settings, signal, journal } = context
  for (let count = 1; ; count++) {
    signal.throwIfAborted()
    await journal?.checkLock()
    const otp = await settings.otp?.()
    await memory.replacement?.confirm()
    try {
      // Called without the signal, because after an abort it would be unknown whether the key was created.
      return await access.call(({ apiKeys }) =>
        apiKeys.create({ serviceAccount: situation.serviceAccountId, name, ...(otp !== undefined && { otp }) }),
      )
    } catch (error) {
      // If Workbench changed the name, the key could not be found as an orphan.
      if (error instanceof MismatchError) await access.deleteKey(error.record.id)
      if (!(error instanceof OutcomeUnknownError)) throw error
      await deleteOwnOrphans(situation, context)
      if (count === MAX_CREATIONS) throw error
    }
  }
}

/** Deletes the keys of this run that were created but never stored, e.g. because the response to their creation was lost. */
export async function deleteOwnOrphans(
  { keyId, serviceAccountId }: Pick<Situation, 'keyId' | 'serviceAccountId'>,
  { access, run, memory }: RotationContext,
): Promise<void> {
  for (const { key, mark } of await access.findSuccessors(keyId, serviceAccountId)) {
    const isOurs = mark.step === 'creating' && mark.claim?.run === run
    if (isOurs && key.id !== memory.created?.keyId) await access.deleteKey(key.id)
  }
}

/**
 * Throws if a rotation has too many new keys. Otherwise, a store that keeps failing and cannot be read would cause each run to create
 * another key.
 */
function assertNotTooMany({ current, superseded, base }: Situation, { place }: RotationContext): void {
  const existing = current === undefined ? [] : [current, ...superseded]
  if (existing.length < MAX_NEW_KEYS) return
  const ids = existing.map(({ key }) => key.id).join(', ')
  throw new RotationError(
    `The rotation of "${base}" created ${existing.length} keys, and ${place.label} may contain the secret of any of them: ${ids}. No more keys are created. Correct the place, find out which key's secret it contains, and delete the other keys, or roll back the rotation.`,
  )
}

/**
 * Stops if another run created a successor of the same key at the same time. This is possible only if the key to replace could not be
 * claimed, or if this run was suspended after the claim. Each run lists the keys after it creates its own, so at least one of them sees the
 * other's key. The run with the later key deletes it. The run with the earlier key waits for the deletion, because the other run may not
 * see the earlier key.
 */
async function assertAlone(situation: Situation, own: NewKey, context: RotationContext): Promise<void> {
  const { access, settings } = context
  const known = new Set([own, situation.current, ...situation.superseded].map(each => each?.key.id))
  const end = performance.now() + settings.lease
  for (;;) {
    const successors = await access.findSuccessors(situation.keyId, situation.serviceAccountId)
    const others = successors.filter(
      ({ key, mark }) => !known.has(key.id) && mark.claim?.run !== context.run && IN_PROGRESS.includes(mark.step),
    )
    if (others.length === 0) return
    if (others.some(other => isEarlier(other, own)) || performance.now() > end) {
      await access.deleteKey(own.key.id)
      context.memory.created = undefined
      throw inProgress()
    }
    await sleep(Math.min(settings.lease / 5, MAX_CHECK_INTERVAL))
  }
}

function isEarlier({ key: a }: NewKey, { key: b }: NewKey): boolean {
  const [first, second] = [a, b].map(({ createdAt }) => createdAt?.getTime() ?? 0)
  return first === second ? a.id < b.id : Number(first) < Number(second)
}

/**
 * Repeats a call while Workbench rejects the token. In a distributed service, it can take a moment until every node recognizes a new key.
 */
async function whileRejected<T>(
  call: () => PromiseLike<T>,
  { settings, signal }: Pick<RotationContext, 'settings' | 'signal'>,
): Promise<T> {
  const end = performance.now() + settings.settleTimeout
  for (let wait = 100; ; wait = Math.min(wait * 2, MAX_CHECK_INTERVAL)) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof AuthenticationError) || performance.now() + wait > end) throw error
    }
    await sleep(wait, signal)
  }
}

/** Calls the `verify` option with a secret. Stops waiting for it if the rotation is interrupted. */
export function verify(secret: Secret, context: RotationContext): Promise<unknown> {
  const { access, settings, signal } = context
  const callVerify = async (workbench: Workbench) => settings.verify(workbench)
  return whileRejected(() => interruptible(() => access.callWith(secret, callVerify), signal), context)
}

/** Writes the new key's secret to the store. From here on, programs may have it. */
export async function storeSecret(
  { tenure, secret }: Created,
  { old, base }: Situation,
  { access, memory, place, journal }: RotationContext,
): Promise<void> {
  const { previous } = memory
  await tenure.record({
    step: 'storing',
    placement: {
      fingerprint: fingerprintOf(secret),
      store: hashOf(place.label),
      previous: previous && fingerprintOf(previous),
    },
  })
  if (place.isReadable) await assertUnchanged(base, { access, memory, place })
  else if (old !== undefined) await assertNotUsedByAnother(old, { access, place, journal })
  await tenure.confirmRecorded()
  await tenure.during(() => place.write(secret))
}

async function assertUnchanged(
  base: string,
  { access, memory: { previous }, place }: Pick<RotationContext, 'access' | 'memory' | 'place'>,
): Promise<void> {
  const found = await place.read()
  if (found?.reveal() === previous?.reveal()) return
  // With `create`, the store may contain something that is not a key.
  if (previous === undefined && (found === undefined || !(await isAccepted(found, access)))) return
  throw new RotationError(
    `Something else wrote to ${place.label} after the rotation of "${base}" began, so nothing was stored there.`,
  )
}

/**
 * Verifies the new key with the secret that the store returns, because programs use this secret. Then calls `afterStore`, so that programs
 * can be reloaded.
 */
export async function verifyStored(tenure: Tenure, situation: Situation, context: RotationContext): Promise<void> {
  const { access, settings, place, signal, memory, emit } = context
  const { id } = tenure.newKey.key
  await tenure.during(async () => {
    const stored = await readStored(tenure.newKey, context)
    emit({ progress: 'stored', newKeyId: id })
    if (stored !== undefined) {
      await verify(stored, context)
      access.addSuccessor(stored)
      if (place.isReadable) memory.stored = 'new key'
    }
    const event = { key: { id: situation.keyId, name: nameOf(situation) }, newKeyId: id, store: place.store }
    const { afterStore } = settings
    if (afterStore === undefined) return
    memory.hasAnnounced = true
    await interruptible(async () => afterStore(event), signal)
  })
  memory.hasVerified = true
  await tenure.record({ step: 'verified', since: await access.now(), claim: undefined })
}

/** Returns the new key's secret from the store, or from this process if the store is not readable. */
export async function readStored(
  { key, mark }: NewKey,
  { place, memory, signal }: RotationContext,
): Promise<Secret | undefined> {
  if (!place.isReadable) return memory.created?.keyId === key.id ? memory.created.secret : undefined
  const fingerprint = mark.placement?.fingerprint
  const stored = fingerprint === undefined ? await place.read() : await place.readUntil(fingerprint, signal)
  if (fingerprint === undefined || matches(stored, fingerprint)) return stored
  throw new NotStoredError(notStored(place, key), stored)
}

/** The store does not contain the new key's secret. */
export class NotStoredError extends RotationError {
  readonly #found: Secret | undefined

  constructor(message: string, found: Secret | undefined) {
    super(message, { canResume: true })
    this.#found = found
  }

  /** Returns the secret that the store contains. This is a method, so that printing the error does not print the secret. */
  found(): Secret | undefined {
    return this.#found
  }
}

/** Disables the old key, if the store still contains the new secret and the secret works. */
export async function retireOldKey(situation: Situation, current: NewKey, context: RotationContext): Promise<void> {
  const { access, journal, memory } = context
  const stored = await readStored(current, context).catch(explain)
  if (stored !== undefined) {
    await verify(stored, context)
    access.addSuccessor(stored)
    if (context.place.isReadable) memory.stored = 'new key'
  }
  const { old } = situation
  if (old === undefined) await assertStep(current, context)
  else {
    await oneAtATime(() => disableRightKey(old, situation, current, context))
    await revertIfRolledBack(situation, current, context)
    await assertStillStored(old, current, context)
    await journal?.checkLock()
    const retired = { since: await access.now(), rotation: current.mark.rotation }
    if (old.active || parseRetiredMark(old.name) === undefined)
      await ignoreNotFound(access.rename(old.id, retiredName(old.name, retired)))
  }
  context.emit({ progress: 'disabled', newKeyId: current.key.id })
  await journal?.checkLock()
  const { claim, since, ...mark } = current.mark
  const rotated = { ...mark, step: 'rotated' } as const
  const key = await access.rename(current.key.id, newKeyName(situation.base, rotated))
  memory.newKey = { key, mark: rotated }
}

/** Disables the old key, and verifies that this invalidates the secret that the store contained. */
async function disableRightKey(
  old: ApiKey,
  situation: Situation,
  current: NewKey,
  context: RotationContext,
): Promise<void> {
  const { signal, journal, memory } = context
  signal.throwIfAborted()
  await assertStep(current, context)
  await assertNotInvalid(old, situation, current, context)
  await journal?.checkLock()
  if (old.active) await context.access.setActive(old.id, false)
  memory.hasDisabled = true
  await assertRightKey(situation, current, context)
}

function explain(error: unknown): never {
  if (!(error instanceof NotStoredError)) throw error
  throw new StoreChangedError(`${error.message} The old key is not disabled.`, { canResume: true })
}

/** Throws if programs cannot be using the new key while the rotation waits. */
export async function assertInUse(current: NewKey, context: RotationContext): Promise<void> {
  const { access, memory, place } = context
  if (memory.hasVerified) return
  const stored = await readStored(current, context).catch(explain)
  if (stored !== undefined && !(await isAccepted(stored, access))) {
    throw new StoreChangedError(
      `Workbench does not accept the secret in ${place.label}. The old key is not disabled.`,
      { canResume: true },
    )
  }
  if (place.isReadable) memory.stored = 'new key'
  memory.hasVerified = true
}

/** Throws if the new key no longer works, or if another run has resumed or rolled back the rotation. */
async function assertStep({ key, mark }: NewKey, { access }: RotationContext): Promise<void> {
  const found = await access.getKey(key.id)
  if (found === undefined)
    throw new RotationError(`The new key ${key.id} was deleted, so the old key was not disabled.`)
  if (!found.active) throw new RotationError(`The new key ${key.id} is disabled, so the old key was not disabled.`)
  if (parseNewKeyMark(found.name)?.step === mark.step) return
  throw new RotationInProgressError(
    'Another run resumed or rolled back the rotation in the meantime. Run this again to see its state.',
  )
}

async function revertIfRolledBack(
  { old }: Situation,
  { key, mark }: NewKey,
  { access }: RotationContext,
): Promise<void> {
  const found = await access.getKey(key.id)
  const step = found && parseNewKeyMark(found.name)?.step
  if (old === undefined || step !== 'restored' || mark.step === 'restored') return
  await access.setActive(old.id, true)
  throw new RotationInProgressError(
    'Another run rolled back the rotation in the meantime. The old key is enabled again.',
  )
}

/**
 * Enables the old key and throws if the store no longer contains the new secret. The rotation of another key in the same place may have
 * overwritten it.
 */
async function assertStillStored(old: ApiKey, current: NewKey, context: RotationContext): Promise<void> {
  const { access } = context
  try {
    await readStored(current, context)
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error
    await access.setActive(old.id, true)
    await access.restoreName(old)
    context.memory.hasDisabled = false
    throw new StoreChangedError(`${error.message} The old key is enabled again.`, { canResume: true })
  }
}

/** Throws if the store's previous secret is invalid before the old key is disabled: it was the secret of another key. */
async function assertNotInvalid(
  old: ApiKey,
  { base }: Situation,
  current: NewKey,
  context: RotationContext,
): Promise<void> {
  const { access, memory, place, settings } = context
  const { previous } = memory
  if (previous === undefined) return
  const end = performance.now() + settings.settleTimeout
  while (!(await access.accepts(previous))) {
    // Something else disabled or deleted the old key.
    if (!(await access.getKey(old.id))?.active) return
    if (performance.now() < end) await sleep(REJECTION_INTERVAL)
    else {
      await suspend(current, base, context)
      await access.restoreName(old)
      throw new RotationError(
        `Workbench no longer accepts the secret that ${place.label} contained, although "${base}" is active, so it was the secret of another key. "${base}" is not disabled. ${correctPlace(base)}`,
        { canResume: true },
      )
    }
  }
}

/**
 * Verifies that the secret that the store contained is now rejected. Otherwise, it was the secret of another key, and is written back to
 * the store.
 */
async function assertRightKey({ old, base }: Situation, current: NewKey, context: RotationContext): Promise<void> {
  const { access, memory, settings } = context
  const { previous } = memory
  if (previous === undefined || old === undefined) return
  const end = performance.now() + settings.settleTimeout
  while (await access.accepts(previous)) {
    if (performance.now() < end) await sleep(REJECTION_INTERVAL)
    else return giveBack(old, current, base, previous, context)
  }
}

/** Enables a key that was disabled by mistake, and writes back the other key's secret. */
async function giveBack(
  old: ApiKey,
  current: NewKey,
  base: string,
  previous: Secret,
  context: RotationContext,
): Promise<never> {
  const { access, memory, place } = context
  await access.setActive(old.id, true)
  await suspend(current, base, context)
  await access.rename(old.id, misplacedName(old.name, previous))
  const finding = `Workbench accepted the secret that ${place.label} contained, although "${base}" was disabled, so it is probably the secret of another key.`
  if (!(await writeBack(previous, context))) {
    throw new RotationError(`${finding} The secret could not be written back. ${correctPlace(base)}`, {
      canResume: true,
    })
  }
  await access.deleteKey(current.key.id)
  memory.created = undefined
  throw new RotationError(`${finding} ${correctPlace(base)}`)
}

/** Makes later runs skip the old key until it is rotated explicitly, because they do not know the secret that the store contained. */
async function suspend(current: NewKey, base: string, context: RotationContext): Promise<void> {
  const tenure = new Tenure(current, base, context)
  await tenure.record({ step: 'restored', since: await context.access.now(), claim: undefined })
}
