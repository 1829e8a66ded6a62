import { interruptible, sleep } from '@workbench-sdk/internal/sleep'
import {
  AuthenticationError,
  type CreatedApiKey,
  MismatchError,
  OutcomeUnknownError,
  type Secret,
  type Workbench,
} from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import { hashOf, type NewKey, type NewKeyStep, newKeyName } from './key-names.ts'
import type { Situation } from './situation.ts'
import { inProgress, isAbandoned, Tenure } from './tenure.ts'

/** How many times a creation is tried if its response is lost. */
const MAX_CREATIONS = 4
/** How many new keys whose secrets may be stored a rotation can have. */
const MAX_NEW_KEYS = 3
/** The longest wait between two checks, in milliseconds. */
const MAX_CHECK_INTERVAL = 1_000

const IN_PROGRESS: readonly NewKeyStep[] = ['creating', 'storing', 'verified', 'restored']

/** A new key that this run has created. */
export interface Created {
  readonly tenure: Tenure
  readonly secret: Secret
}

/**
 * Creates a new key. A key that another run has created and never stored is deleted first, once that run counts as dead.
 */
export async function createKey(situation: Situation, context: RotationContext, date: string): Promise<Created> {
  const { access, memory, run } = context
  assertNotTooMany(situation, context)
  for (const orphan of situation.orphans) {
    const isOurs = orphan.mark.step === 'undone' || orphan.mark.claim?.run === run
    if (isOurs || (await isAbandoned(orphan, context))) await access.deleteKey(orphan.key.id)
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
  context.memory.hasBegun = true
  const { secret, ...key } = await createOnce(situation, newKeyName(situation.base, mark), context)
  memory.created = { keyId: key.id, secret }
  return { tenure: new Tenure({ key, mark }, situation.base, context), secret }
}

/** Waits until Workbench accepts the new key, and makes sure that it is the only one. */
export async function settleKey(
  { tenure, secret }: Created,
  situation: Situation,
  context: RotationContext,
): Promise<void> {
  await tenure.during(async () => {
    await assertAlone(situation, tenure.newKey, context)
    await whileRejected(async () => {
      if (!(await context.access.accepts(secret)))
        throw new AuthenticationError('Workbench does not accept the new key.')
    }, context)
  })
}

async function createOnce(situation: Situation, name: string, context: RotationContext): Promise<CreatedApiKey> {
  const { access, settings, signal, journal } = context
  for (let count = 1; ; count++) {
    signal.throwIfAborted()
    await journal?.checkLock()
    const otp = await settings.otp?.()
    try {
      // Without the signal: after an abort it would be unknown whether the key was created.
      return await access.call(({ apiKeys }) =>
        apiKeys.create({ serviceAccount: situation.serviceAccountId, name, ...(otp !== undefined && { otp }) }),
      )
    } catch (error) {
      // If Workbench has changed its name, the key would not be found as an orphan.
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

/** A store that cannot be read and keeps failing must not produce a key each night. */
function assertNotTooMany({ current, superseded, base }: Situation, { place }: RotationContext): void {
  const existing = current === undefined ? [] : [current, ...superseded]
  if (existing.length < MAX_NEW_KEYS) return
  const ids = existing.map(({ key }) => key.id).join(', ')
  throw new RotationError(
    `The rotation of "${base}" has created ${existing.length} keys, and ${place.label} may have the secret of any of them: ${ids}. No more are created. Correct the store, find out which key it has, and delete the others, or roll the rotation back.`,
  )
}

/**
 * Stops if another run has created a successor of the same key at the same time. Each run lists the keys after it has created its own, so at
 * least one of them sees the other's key. The later one deletes its key. The earlier one waits for that, because the later one perhaps
 * does not see it.
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

/** Repeats a call while Workbench rejects the token: a distributed service may need a moment until all of it knows a new key. */
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
