import type { RotationContext } from './context.ts'
import { asSentence, RotationError, RotationInterruptedError, StoreChangedError, safeCause } from './errors.ts'
import { matches, type NewKey, plainName } from './key-names.ts'
import { withHeir } from './retired-keys.ts'
import { inspect, isAccepted, isUnknownRecord, nameOf, type Situation } from './workbench-access.ts'

/**
 * Returns the error for a rotation that stopped. The message reports the keys and the secret in the store after the failure, and how to
 * continue.
 */
export async function failureOf(
  error: unknown,
  { situation, isUndone }: { readonly situation: Situation; readonly isUndone: boolean },
  context: RotationContext,
): Promise<RotationError> {
  const cause = safeCause(error, secretsOf(context))
  const { now, newKeys, facts } = await stateOf(situation, context)
  const canResume = now !== 'gone' && !(isUndone && newKeys?.length === 0)
  const isInterrupted = context.signal.aborted
  const reason = isInterrupted ? 'It was interrupted.' : asSentence(cause)
  const undone = isInterrupted ? 'It was undone. Run it again.' : 'It was undone.'
  const isStoreChanged = !isInterrupted && cause instanceof StoreChangedError
  const again = isStoreChanged ? '' : 'Run it again to continue, or roll it back.'
  const advice = canResume ? again : now === 'gone' ? '' : undone
  const stopped = isInterrupted ? 'interrupted' : 'failed'
  context.emit({ progress: canResume ? stopped : 'rolled back', newKeyId: newKeys?.[0]?.key.id, error: cause })
  const message = `The rotation of "${plainName(nameOf(situation))}" stopped. ${reason} ${facts} ${advice}`.trimEnd()
  return new (isInterrupted ? RotationInterruptedError : RotationError)(message, { cause, canResume })
}

interface State {
  readonly now: Situation | keyof typeof ABSENT
  /** Undefined if they are not known. */
  readonly newKeys: readonly NewKey[] | undefined
  /** A description of the keys and of the secret in the store. */
  readonly facts: string
}

/** Determines the state of the keys and the store after a failure. */
export async function stateOf(situation: Situation, context: RotationContext): Promise<State> {
  const { access, memory } = context
  const inspecting = inspect(situation.keyId, access, memory.newKey).then(found => withHeir(found, access))
  const now = await inspecting.catch(goneOrUnknown)
  const newKeys = typeof now === 'object' ? newKeysOf(now) : undefined
  const keys = typeof now === 'object' ? describeKeys(now, newKeysOf(now)) : ABSENT[now]
  return { now, newKeys, facts: `${keys} ${await describeStore(newKeys ?? newKeysOf(situation), context)}` }
}

const ABSENT = {
  gone: 'The old key no longer exists; there is no new key.',
  unknown: 'The state of the keys could not be checked.',
}

function goneOrUnknown(error: unknown): keyof typeof ABSENT {
  return isUnknownRecord(error) ? 'gone' : 'unknown'
}

function newKeysOf({ current, superseded, orphans }: Situation): readonly NewKey[] {
  const all = [...superseded, ...orphans]
  return current === undefined ? all : [current, ...all]
}

function describeKeys({ old }: Situation, newKeys: readonly NewKey[]): string {
  const state = old === undefined ? 'no longer exists' : old.active ? 'is active' : 'is disabled'
  const others = newKeys.map(({ key }) => `the new key ${key.id} is ${key.active ? 'active' : 'disabled'}`)
  return `The old key ${state}; ${others.join(', ') || 'there is no new key'}.`
}

/** Describes the secret that the store currently contains. */
async function describeStore(newKeys: readonly NewKey[], context: RotationContext): Promise<string> {
  const { access, memory, place } = context
  if (!place.isReadable) {
    return place.hasWritten || newKeys.some(({ mark }) => mark.placement !== undefined)
      ? `${place.label} cannot be read, so it may contain either secret.`
      : `Nothing was written to ${place.label}.`
  }
  try {
    const found = await place.read()
    if (found === undefined) return `${place.label} is empty.`
    const owner = newKeys.find(({ mark }) => matches(found, mark.placement?.fingerprint))
    if (owner) return `${place.label} contains the secret of the new key ${owner.key.id}.`
    const isPrevious =
      found.reveal() === memory.previous?.reveal() ||
      newKeys.some(({ mark }) => matches(found, mark.placement?.previous))
    const what = isPrevious ? 'its previous secret' : 'another secret'
    const verdict = (await isAccepted(found, access)) ? 'which Workbench accepts' : 'which Workbench does not accept'
    return `${place.label} contains ${what}, ${verdict}.`
  } catch (error) {
    return `The secret in ${place.label} could not be checked: ${asSentence(safeCause(error, secretsOf(context)))}`
  }
}

/** Returns all secrets known to this run. Messages must not quote them. */
export function secretsOf({ memory, place }: RotationContext) {
  return [...place.secrets, ...(memory.created ? [memory.created.secret] : [])]
}
