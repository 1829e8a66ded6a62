import type { ApiKey, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError, RotationInProgressError, StoreChangedError, safeCause } from './errors.ts'
import { failureOf } from './failure.ts'
import type { RotationStep } from './journal/journal.ts'
import {
  hashOf,
  heirsOf,
  matches,
  type NewKey,
  parseNewKeyMark,
  parseRetiredMark,
  restoredName,
  retiredName,
  successorsOf,
} from './key-names.ts'
import { notStored, provePlace } from './place.ts'
import { resumeStoring } from './resume-storing.ts'
import { listAccountKeys, relink, withHeir } from './retired-keys.ts'
import {
  assertInUse,
  createKey,
  deleteOwnOrphans,
  readStored,
  retireOldKey,
  settleKey,
  storeSecret,
  verify,
  verifyStored,
} from './steps.ts'
import { inProgress, isAbandoned, Tenure } from './tenure.ts'
import { revertLateWrite, undo } from './undo.ts'
import {
  inspect,
  inspectWithStore,
  isAccepted,
  isUnknownRecord,
  lacksSuccessor,
  nameOf,
  oneAtATime,
  type Situation,
} from './workbench-access.ts'

/** The outcome of {@link advance}. */
export type Ending =
  | { readonly status: 'waiting'; readonly situation: Situation; readonly until: Date }
  | { readonly status: 'rotated'; readonly situation: Situation; readonly old: OldKey }

/** The state of the old key. */
export interface OldKey {
  readonly state: 'active' | 'disabled' | 'deleted'
  /** The time after which a later run deletes it. */
  readonly deleteAt?: Date | undefined
}

/** The position of a rotation, so that a failure can be undone and described. */
interface Progress {
  situation: Situation | undefined
  tenure: Tenure | undefined
}

/**
 * Advances a rotation until it finishes or has to wait. Determines the next step from the state of Workbench and the store.
 *
 * @throws RotationError if the rotation stops; the message reports the active keys
 */
export async function advance(keyId: string, context: RotationContext): Promise<Ending> {
  const progress: Progress = { situation: undefined, tenure: undefined }
  const seen = new Set<string>()
  try {
    for (;;) {
      context.signal.throwIfAborted()
      const found = await preferStored(await inspectWithStore(keyId, context), context)
      progress.situation = lacksSuccessor(found) ? await withHeir(found, context.access) : found
      assertProgress(progress.situation, seen)
      announce(progress.situation, context)
      const ending = await takeStep(progress.situation, progress, context)
      if (ending !== undefined) return ending
    }
  } catch (error) {
    // The account was deleted: the rotation is over.
    if (isUnknownRecord(error) && progress.situation === undefined) await context.journal?.remove(keyId)
    if (progress.situation === undefined) throw error
    throw await stop(error, progress, progress.situation, context)
  }
}

/** Makes the key in the store the current one, if two runs each stored a key because neither saw the other's key. */
async function preferStored(situation: Situation, { place }: RotationContext): Promise<Situation> {
  const { current, superseded } = situation
  const verified = superseded.filter(({ mark }) => mark.step === 'verified' || mark.step === 'rotated')
  if (current?.mark.step !== 'verified' || verified.length === 0) return situation
  const found = await place.read().catch(() => undefined)
  const stored = verified.find(({ mark }) => matches(found, mark.placement?.fingerprint))
  if (stored === undefined) return situation
  return { ...situation, current: stored, superseded: [current, ...superseded.filter(each => each !== stored)] }
}

/**
 * Throws if a step left the keys unchanged. Otherwise, the step would repeat endlessly if Workbench reported success without making a
 * change.
 */
function assertProgress({ base, current, old, orphans }: Situation, seen: Set<string>): void {
  const keys = [old, current?.key, ...orphans.map(({ key }) => key)]
  const state = JSON.stringify(keys.map(key => [key?.id, key?.name, key?.active]))
  if (seen.has(state)) {
    throw new RotationError(`Workbench reported changes to the keys of "${base}", but the keys are unchanged.`, {
      canResume: true,
    })
  }
  seen.add(state)
}

/** Reports that this run resumes a rotation that another run began. */
function announce(situation: Situation, { memory, emit }: RotationContext): void {
  if (memory.name !== undefined) return
  memory.name = nameOf(situation)
  const { current } = situation
  memory.wasRestored = current?.mark.step === 'restored'
  if (current !== undefined && current.mark.step !== 'rotated') emit({ progress: 'resumed', newKeyId: current.key.id })
}

/** Takes the next step. Returns `undefined` if another step follows. */
async function takeStep(
  situation: Situation,
  progress: Progress,
  context: RotationContext,
): Promise<Ending | undefined> {
  const { current } = situation
  if (current === undefined) return begin(situation, progress, context)
  const isDirect = current.mark.predecessor === hashOf(situation.keyId)
  if (!isDirect) return complete(situation, current, context)
  switch (current.mark.step) {
    case 'storing':
      return settle(situation, current, progress, context)
    case 'restored':
      return continueRestored(situation, current, progress, context)
    case 'rotated':
      return complete(situation, current, context)
    default:
      return retire(situation, current, context)
  }
}

async function begin(situation: Situation, progress: Progress, context: RotationContext): Promise<undefined> {
  const { old } = situation
  const { newKey } = context.memory
  if (newKey !== undefined) {
    throw new RotationError(`The new key ${newKey.key.id} no longer exists. The rotation may have been rolled back.`)
  }
  if (old === undefined) throw new RotationError(`The key "${situation.base}" no longer exists.`)
  if (!old.active) {
    throw new RotationError(
      `The key "${situation.base}" is disabled, so no program can be using it. Enable it first, or delete it.`,
    )
  }
  const { secret, isOwnToken } = await provePlace(old, context)
  Object.assign(context.memory, { previous: secret, hasOwnToken: isOwnToken })
  await createAndStore(situation, progress, context)
}

/** Creates a new key, stores its secret, and verifies it. */
async function createAndStore(situation: Situation, progress: Progress, context: RotationContext): Promise<void> {
  const date = (await context.access.now()).toISOString().slice(0, 10)
  await record(situation, 'creating', undefined, context)
  const created = await createKey(situation, context, date)
  // Another run's new key has appeared in the list.
  if (created === undefined) return
  progress.tenure = created.tenure
  await settleKey(created, situation, context)
  await record(situation, 'storing', created.tenure.newKey, context)
  context.emit({ progress: 'created', newKeyId: created.tenure.newKey.key.id })
  context.signal.throwIfAborted()
  await storeSecret(created, situation, context)
  context.signal.throwIfAborted()
  await finishStoring(created.tenure, situation, context)
  progress.tenure = undefined
}

async function finishStoring(tenure: Tenure, situation: Situation, context: RotationContext): Promise<void> {
  await verifyStored(tenure, situation, context)
  await deleteOwnOrphans(situation, context)
  await record(situation, 'verified', tenure.newKey, context)
  context.emit({ progress: 'verified', newKeyId: tenure.newKey.key.id })
}

/**
 * Continues a rotation that was rolled back. The new key's secret may be stored, so the store may contain either secret, and
 * programs may use either key.
 */
async function continueRestored(
  situation: Situation,
  current: NewKey,
  progress: Progress,
  context: RotationContext,
): Promise<undefined> {
  const { memory, run } = context
  if (!memory.wasRestored) {
    throw new RotationInProgressError('Another run rolled back the rotation in the meantime.')
  }
  const tenure = await Tenure.takeOver(current, situation, context)
  progress.tenure = tenure
  memory.hasBegun = true
  await tenure?.record({ step: 'storing', since: undefined, claim: { run, beat: 0 } })
  // From here on, another rollback is detected.
  memory.wasRestored = false
}

/** Continues after a run that stopped while it was storing a secret. */
async function settle(
  situation: Situation,
  current: NewKey,
  progress: Progress,
  context: RotationContext,
): Promise<undefined> {
  await context.place.check()
  const tenure = await Tenure.takeOver(current, situation, context)
  if (tenure === undefined) return
  progress.tenure = tenure
  context.memory.hasBegun = true
  const { needsAnotherKey } = await resumeStoring(tenure, situation, context)
  if (!needsAnotherKey) {
    await record(situation, 'verified', tenure.newKey, context)
    context.emit({ progress: 'verified', newKeyId: current.key.id })
    return
  }
  const now = await inspect(situation.keyId, context.access, context.memory.newKey)
  // If there is no current key, the previous key is in use, and the next step starts over.
  if (now.current !== undefined) await createAndStore(now, progress, context)
}

/** Disables the old key when the grace period is over. */
async function retire(situation: Situation, current: NewKey, context: RotationContext): Promise<Ending | undefined> {
  const { access, memory, settings } = context
  const now = await access.now()
  const began = current.mark.since ?? current.key.updatedAt ?? now
  // Treats a time in the future as now: a clock was set back.
  memory.graceBegan ??= Math.min(began.getTime(), now.getTime())
  const until = new Date(memory.graceBegan + settings.gracePeriod)
  if (until > now) {
    await assertInUse(current, context)
    return { status: 'waiting', situation, until }
  }
  memory.hasBegun = true
  await retireOldKey(situation, current, context)
  await record(situation, 'disabled', current, context)
  return undefined
}

/** Deletes the old key if it has been disabled for long enough. Disables it if it was enabled again. */
async function complete(situation: Situation, current: NewKey, context: RotationContext): Promise<Ending | undefined> {
  const { access, settings } = context
  const { old } = situation
  context.memory.hasBegun = true
  if (old?.active) {
    if (context.memory.hasDisabled) {
      throw enabledAgain()
    }
    if (parseRetiredMark(old.name)) await retireAgain(old, situation, context)
    else await retireOldKey(situation, current, context)
    return undefined
  }
  await deleteLeftovers(situation, current, context)
  const state = await retiredState(old, context)
  if (state.state === 'deleted' && old !== undefined) {
    await assertSafeToDelete(old, current, context)
    // Only a key that replaced another one connects other keys.
    if (parseNewKeyMark(old.name)) await relink(old, access)
    await access.deleteKey(old.id)
  }
  await record(situation, 'done', current, context)
  context.emit({ progress: 'done', newKeyId: current.key.id })
  return { status: 'rotated', situation, old: settings.retire === 'disable' ? { state: state.state } : state }
}

/**
 * Disables a retired key that was enabled again, e.g. with its account. The key that replaced it may itself have been replaced, or may be
 * about to be, so the store may contain the secret of any key that replaced it.
 */
async function retireAgain(old: ApiKey, situation: Situation, context: RotationContext): Promise<void> {
  const { access, journal, memory, place, signal } = context
  const stored = await readHeir(old, situation, context)
  if (stored !== undefined) {
    await verify(stored, context)
    access.addSuccessor(stored)
    if (place.isReadable) memory.stored = 'new key'
  }
  const since = await access.now()
  await journal?.checkLock()
  // The name comes first: if the run dies in between, the key is still active, and its time begins again in the next run.
  await access.readAndRename(old.id, ({ name }) => {
    const mark = parseRetiredMark(name)
    if (mark === undefined) throw inProgress()
    return retiredName(name, { ...mark, since })
  })
  await oneAtATime(async () => {
    signal.throwIfAborted()
    await journal?.checkLock()
    await access.setActive(old.id, false)
  })
  memory.hasDisabled = true
  try {
    const found = await readHeir(old, situation, context)
    if (found !== undefined && !(await isAccepted(found, access))) {
      throw new StoreChangedError(`Workbench does not accept the secret in ${place.label}.`, { canResume: true })
    }
  } catch (error) {
    await access.setActive(old.id, true)
    memory.hasDisabled = false
    throw error
  }
  context.emit({ progress: 'disabled', newKeyId: situation.current?.key.id })
}

/**
 * Returns the secret in the store, which must be the secret of a key that replaced the retired key and is in use. Returns `undefined` if
 * the store cannot be read.
 */
async function readHeir(
  old: ApiKey,
  situation: Situation,
  { access, place, signal }: RotationContext,
): Promise<Secret | undefined> {
  const keys = await listAccountKeys(situation, access)
  // A rollback begins with the name of the new key. Unlike a list, a single key is always current.
  for (const { key, mark } of successorsOf(old.id, keys)) {
    const found = mark.step === 'rotated' ? await access.getKey(key.id) : undefined
    if (found !== undefined && parseNewKeyMark(found.name)?.step !== 'rotated') throw inProgress()
  }
  const heirs = heirsOf(old, keys)
  const [heir] = heirs
  if (heir === undefined) {
    throw new RotationError(`No key that replaced "${situation.base}" is active, so it is not disabled.`)
  }
  if (!place.isReadable) {
    const found = await Promise.all(heirs.map(({ key }) => access.getKey(key.id)))
    if (found.some(key => key?.active)) return undefined
    throw new RotationError(`The new key ${heir.key.id} is disabled, so the old key is not disabled.`)
  }
  const ownerOf = (secret: Secret | undefined) =>
    heirs.find(({ mark: { placement } }) => placement === undefined || matches(secret, placement.fingerprint))
  let stored = await place.read()
  // A single read may be outdated.
  const { placement } = heir.mark
  if (!ownerOf(stored) && placement !== undefined) stored = await place.readUntil(placement.fingerprint, signal)
  if (ownerOf(stored)) return stored
  throw new StoreChangedError(`${notStored(place, heir.key)} The old key is not disabled.`, { canResume: true })
}

/** Deletes other new keys of the rotation: keys whose secrets may have been stored earlier, and keys whose creation was delayed. */
async function deleteLeftovers(
  { superseded, orphans }: Situation,
  current: NewKey,
  context: RotationContext,
): Promise<void> {
  // A rotation finishes only one key. Any other key that appears finished has a copy of its name.
  for (const leftover of [...superseded.filter(({ mark }) => mark.step !== 'rotated'), ...orphans]) {
    await context.journal?.checkLock()
    const isOurs = leftover.mark.rotation === current.mark.rotation
    if (isOurs || (await isAbandoned(leftover, context))) await context.access.deleteKey(leftover.key.id)
  }
}

async function retiredState(old: ApiKey | undefined, { access, settings }: RotationContext): Promise<OldKey> {
  if (old === undefined) return { state: 'deleted' }
  if (settings.retire === 'disable') return { state: 'disabled' }
  const now = await access.now()
  const since = parseRetiredMark(old.name)?.since ?? now
  // Workbench's clock is known only to the second, so a time in the future is treated as now.
  const deleteAt = new Date(Math.min(since.getTime(), now.getTime()) + settings.deleteAfter)
  return deleteAt <= now ? { state: 'deleted' } : { state: 'disabled', deleteAt }
}

/** Throws unless the stored key works and the old key is still disabled, because a deletion cannot be undone. */
async function assertSafeToDelete(old: ApiKey, current: NewKey, context: RotationContext): Promise<void> {
  const { access, place, journal, memory } = context
  memory.stored = undefined
  const stored = await readStored(current, context).catch(() => place.read())
  if (place.isReadable && (stored === undefined || !(await isAccepted(stored, access)))) {
    throw new RotationError(
      `Workbench does not accept the secret in ${place.label}, so the old key "${restoredName(old.name)}" is not deleted.`,
    )
  }
  if (place.isReadable) memory.stored = matches(stored, current.mark.placement?.fingerprint) ? 'new key' : 'another key'
  await journal?.checkLock()
  // Another run may have rolled back the rotation in the meantime.
  if ((await access.getKey(old.id))?.active) throw enabledAgain()
}

function enabledAgain(): RotationError {
  return new RotationError('The old key was enabled again, e.g. by a rollback.', { canResume: true })
}

/** Records a step in the journal, if there is one. */
async function record(
  { keyId, base, serviceAccountId }: Situation,
  step: RotationStep,
  newKey: NewKey | undefined,
  { journal, memory, place, run }: RotationContext,
): Promise<void> {
  await journal?.put({
    id: newKey?.mark.rotation ?? run,
    step,
    key: { id: keyId, name: memory.name ?? base },
    serviceAccountId,
    store: place.label,
    ...(newKey && { newKeyId: newKey.key.id }),
    run,
  })
}

function withoutChange({ message, cause, canResume }: RotationError): RotationError {
  return new RotationError(`${message} Nothing was changed.`, { cause, canResume })
}

/** Undoes the changes that can be undone. Returns the error to throw. Its message describes the keys. */
async function stop(
  error: unknown,
  { tenure }: Progress,
  situation: Situation,
  context: RotationContext,
): Promise<unknown> {
  const cause = safeCause(error, context.place.secrets)
  if (!context.memory.hasBegun) await forget(situation, context)
  // The other run is now responsible for the rotation, unless this run has written to the store.
  if (cause instanceof RotationInProgressError && !context.place.hasWritten) return cause
  if (!context.memory.hasBegun) return cause instanceof RotationError ? withoutChange(cause) : cause
  const wasTakenOver = cause instanceof RotationInProgressError
  // If this fails, the error describes the current state of the keys and the store.
  if (wasTakenOver) await revertLateWrite(context).catch(() => {})
  const isUndone = !wasTakenOver && (await undo(tenure, context).catch(() => false))
  if (isUndone) await forget(situation, context)
  if (!isUndone || situation.current !== undefined) await tenure?.release().catch(() => {})
  return failureOf(error, { situation, isUndone }, context)
}

/** Removes the claim and the journal entry of a rotation that has no new key. */
async function forget({ keyId, current }: Situation, { memory, journal }: RotationContext): Promise<void> {
  if (current !== undefined) return
  // If this fails, the next run waits until it considers this run dead.
  await memory.replacement?.release().catch(() => {})
  await journal?.remove(keyId)
}
