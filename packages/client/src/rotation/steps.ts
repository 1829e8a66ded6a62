import { interruptible, sleep } from '@workbench-sdk/internal/sleep'
import type { ApiKey, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { type Created, verify } from './create-key.ts'
import { RotationError, RotationInProgressError } from './errors.ts'
import {
  fingerprintOf,
  hashOf,
  matches,
  type NewKey,
  newKeyName,
  parseNewKeyMark,
  parseRetiredMark,
  retiredName,
} from './key-names.ts'
import { assertNotUsedByAnother } from './prove-place.ts'
import { nameOf, type Situation } from './situation.ts'
import type { Tenure } from './tenure.ts'
import { ignoreNotFound } from './workbench-access.ts'

/** The time between two checks whether the old secret is rejected, in milliseconds. */
const REJECTION_INTERVAL = 200

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
  if (place.isReadable) await assertUnchanged(previous, base, place)
  else if (old !== undefined) await assertNotUsedByAnother(old, { access, place, journal })
  await tenure.confirm()
  await tenure.during(() => place.write(secret))
}

async function assertUnchanged(
  previous: Secret | undefined,
  base: string,
  place: RotationContext['place'],
): Promise<void> {
  const found = await place.read()
  if (previous === undefined || found?.reveal() === previous.reveal()) return
  throw new RotationError(
    `Something else has written to ${place.label} since the rotation of "${base}" began, so nothing was stored there.`,
  )
}

/**
 * Verifies the new key with the secret that the store returns, because that is the one that programs use, and lets the caller reload
 * them.
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
    }
    const event = { key: { id: situation.keyId, name: nameOf(situation) }, newKeyId: id, store: place.store }
    const { afterStore } = settings
    if (afterStore === undefined) return
    memory.hasAnnounced = true
    await interruptible(async () => afterStore(event), signal)
  })
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
  throw new NotStoredError(`${place.label} does not have the secret of the new key ${key.id}.`, stored)
}

/** The store does not have the new key's secret. */
export class NotStoredError extends RotationError {
  readonly #found: Secret | undefined

  constructor(message: string, found: Secret | undefined) {
    super(message, { canResume: true })
    this.#found = found
  }

  /** Returns the secret that the store has. It is a method so that nothing prints it. */
  found(): Secret | undefined {
    return this.#found
  }
}

/** Disables the old key, if the store still has the new secret and it works. */
export async function retireOldKey(situation: Situation, current: NewKey, context: RotationContext): Promise<void> {
  const { access, journal } = context
  const stored = await readStored(current, context).catch(explain)
  if (stored !== undefined) {
    await verify(stored, context)
    access.addSuccessor(stored)
  }
  await assertStep(current, context)
  await journal?.checkLock()
  const { old } = situation
  if (old !== undefined) {
    if (old.active) await disable(old.id, context)
    context.memory.hasDisabled = true
    await assertRightKey(situation, current, context)
    await revertIfRolledBack(situation, current, context)
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
  context.memory.newKey = { key, mark: rotated }
}

/** Disables a key, and makes sure that it is disabled. It may have been deleted. */
async function disable(id: string, { access }: RotationContext): Promise<void> {
  await ignoreNotFound(access.call(({ apiKeys }) => apiKeys.disable(id)))
  const key = await access.getKey(id)
  if (key?.active) throw new RotationError(`Workbench reported that the key ${id} was disabled, but it is active.`)
}

function explain(error: unknown): never {
  if (!(error instanceof NotStoredError)) throw error
  throw new RotationError(`${error.message} Something else has written to it. The old key is not disabled.`, {
    canResume: true,
  })
}

/** Another run may roll the rotation back at the same time. */
async function assertStep({ key, mark }: NewKey, { access }: RotationContext): Promise<void> {
  const found = await access.getKey(key.id)
  if (found === undefined) throw new RotationError(`The new key ${key.id} was deleted, so the old key is not disabled.`)
  if (!found.active) throw new RotationError(`The new key ${key.id} is disabled, so the old key is not disabled.`)
  if (parseNewKeyMark(found.name)?.step === mark.step) return
  throw new RotationInProgressError('Another run has continued or rolled back the rotation at this moment.')
}

async function revertIfRolledBack(
  { old }: Situation,
  { key, mark }: NewKey,
  { access }: RotationContext,
): Promise<void> {
  const found = await access.getKey(key.id)
  const step = found && parseNewKeyMark(found.name)?.step
  if (old === undefined || step !== 'restored' || mark.step === 'restored') return
  await access.call(({ apiKeys }) => apiKeys.enable(old.id))
  throw new RotationInProgressError('Another run has rolled back the rotation at this moment. The old key is enabled.')
}

/** The secret that the store had is rejected now, or it was the one of another key, which goes back to the store. */
async function assertRightKey(
  { old, base }: Situation,
  { key }: NewKey,
  { access, memory, place, settings }: RotationContext,
): Promise<void> {
  const { previous } = memory
  if (previous === undefined || old === undefined) return
  const end = performance.now() + settings.settleTimeout
  while (await access.accepts(previous)) {
    if (performance.now() < end) await sleep(REJECTION_INTERVAL)
    else return giveBack(old, key, base, previous, { access, memory, place })
  }
}

/** Enables a key that was disabled by mistake, and writes the secret of the other key back. */
async function giveBack(
  old: ApiKey,
  key: ApiKey,
  base: string,
  previous: Secret,
  { access, memory, place }: Pick<RotationContext, 'access' | 'memory' | 'place'>,
): Promise<never> {
  await access.call(({ apiKeys }) => apiKeys.enable(old.id))
  if (!(await place.restore(previous))) {
    throw new RotationError(
      `Workbench accepts the secret that ${place.label} had, although "${base}" is disabled, so it was probably the one of another key. It could not be written back. "${base}" is enabled again.`,
      { canResume: true },
    )
  }
  await access.deleteKey(key.id)
  memory.created = undefined
  throw new RotationError(
    `Workbench accepts the secret that ${place.label} had, although "${base}" is disabled, so it was probably the one of another key. It was written back, and "${base}" is enabled again. Specify the store that programs read "${base}" from.`,
  )
}
