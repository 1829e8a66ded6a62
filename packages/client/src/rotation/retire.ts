import { deleteKey, deleteStrays, unlessGone } from './account-keys.ts'
import { copyOf } from './keep.ts'
import { endOf, pauseAfter } from './pause.ts'
import type { Step } from './work.ts'

/** Disables the old key when the grace period is over, and the new one still is what the store gives out. */
export const disable: Step = async (entry, work) => {
  if (work.grace > 0) work.tell(entry, 'waiting', endOf(entry.provenAt, work.grace))
  await pauseAfter(entry.provenAt, work.grace, work.signal)
  const copy = await copyOf(entry, work)
  if (copy !== undefined) await work.verify(work.authority.withToken(copy))
  // What was sent by a process that died may have arrived late.
  await deleteStrays(entry, work)
  await unlessGone(work.authority.run(({ apiKeys }) => apiKeys.disable(entry.key.id)))
  return { ...entry, step: 'disabled', disabledAt: new Date().toISOString() }
}

/** Deletes the old key when it has been held for long enough, or leaves it disabled for good. */
export const finish: Step = async (entry, work) => {
  if (work.retire === 'delete') {
    if (work.hold > 0) work.tell(entry, 'waiting', endOf(entry.disabledAt, work.hold))
    await pauseAfter(entry.disabledAt, work.hold, work.signal)
    await deleteKey(entry.key.id, work)
  }
  for (const id of entry.superseded) await deleteKey(id, work)
  return { ...entry, step: 'done', retired: work.retire, doneAt: new Date().toISOString(), superseded: [] }
}
