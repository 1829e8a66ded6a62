import { deleteKey, deleteStrays, unlessGone } from './account-keys.ts'
import type { JournalEntry } from './journal.ts'
import { copyOf, verify } from './keep.ts'
import { endOf, pauseAfter } from './pause.ts'
import { RotationError } from './rotation-error.ts'
import type { Step, Work } from './work.ts'

/** Disables the old key when the grace period is over, and the new one still is what the store gives out. */
export const disable: Step = async (entry, work) => {
  if (work.grace > 0) work.tell(entry, 'waiting', { until: endOf(entry.provenAt, work.grace) })
  await pauseAfter(entry.provenAt, work.grace, work.signal)
  const copy = await copyOf(entry, work)
  if (copy !== undefined) await verify(copy, work)
  // What was sent by a process that died may have arrived late.
  await deleteStrays(entry, work)
  await unlessGone(work.authority.run(({ apiKeys }) => apiKeys.disable(entry.key.id)))
  return { ...entry, step: 'disabled', disabledAt: new Date().toISOString() }
}

/** Deletes the old key when it has been held for long enough, or leaves it disabled for good. */
export const finish: Step = async (entry, work) => {
  if (work.retire === 'delete') {
    if (work.hold > 0) work.tell(entry, 'waiting', { until: endOf(entry.disabledAt, work.hold) })
    await pauseAfter(entry.disabledAt, work.hold, work.signal)
    await seeDispensable(entry, work)
    await deleteKey(entry.key.id, work)
  }
  await deleteStrays(entry, work)
  for (const id of entry.superseded) await deleteKey(id, work)
  return { ...entry, step: 'done', retired: work.retire, doneAt: new Date().toISOString(), superseded: [] }
}

/** Before what cannot be undone: that nobody has gone back to the old key meanwhile, and that what is stored works. */
async function seeDispensable({ key }: JournalEntry, { authority, store }: Work): Promise<void> {
  const old = await unlessGone(authority.run(({ apiKeys }) => apiKeys.get(key.id)))
  if (old?.active) throw new RotationError('Somebody has enabled the old key again, so it is not deleted.')
  const copy = await store.read?.()
  if (store.read === undefined || (copy !== undefined && (await authority.accepts(copy)))) return
  throw new RotationError(`${store.label} holds no key that is accepted, so the old one is not deleted.`)
}
