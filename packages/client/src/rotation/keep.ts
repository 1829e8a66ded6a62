import type { Secret } from '../secret.ts'
import { fits } from './fingerprint.ts'
import type { JournalEntry } from './journal.ts'
import { successionOf, successorName } from './names.ts'
import { unlessAborted } from './pause.ts'
import { RotationError } from './rotation-error.ts'
import type { Step, Work } from './work.ts'

/** Puts the new key's secret into the store. */
export const keep: Step = async (entry, work) => {
  if (work.secret === undefined) return recover(entry, work)
  work.before ??= await work.store.read?.()
  work.wrote = true
  await work.store.write(work.secret)
  return { ...entry, step: 'stored' }
}

/**
 * Goes on where the process that knew the secret has died. If it is in the store, all is well. If the store says that it is
 * not, nobody has it: the key becomes a stray, and another one is made. If the store cannot say, somebody may use the key:
 * it lives until the old one is retired, and another one is made beside it.
 */
async function recover(entry: JournalEntry, work: Work): Promise<JournalEntry> {
  const { newKeyId, fingerprint, ...rest } = entry
  if (await holds(entry, work)) return { ...entry, step: 'stored' }
  if (newKeyId === undefined || work.store.read !== undefined) return { ...rest, step: 'making' }
  const superseded = [...entry.superseded, newKeyId]
  const succession = successionOf(entry.newName)
  const newName = succession
    ? successorName(entry.newName, succession, new Date(entry.startedAt), superseded.length + 1)
    : entry.newName
  return { ...rest, newName, superseded, step: 'making' }
}

/** Proves the new key with the store's own copy: what counts is what its users will read. */
export const prove: Step = async (entry, work) => {
  const copy = await copyOf(entry, work)
  if (copy === undefined) return recover(entry, work)
  await verify(copy, work)
  work.authority.add(work.authority.withToken(copy))
  return { ...entry, step: 'proven', provenAt: new Date().toISOString() }
}

export async function verify(copy: Secret, { authority, verify, signal }: Work): Promise<void> {
  const proof = async () => verify(authority.withToken(copy))
  await unlessAborted(proof(), signal)
}

/** The new key's secret as the store has it; as this process knows it, where the store gives nothing back. */
export async function copyOf(entry: JournalEntry, work: Work): Promise<Secret | undefined> {
  if (work.store.read === undefined) return work.secret
  const copy = await work.store.read()
  if (entry.fingerprint !== undefined && fits(copy, entry.fingerprint)) return copy
  throw new RotationError(
    `${work.store.label} does not hold the new key's secret any more: something else has written there. The old key is not retired.`,
  )
}

async function holds({ fingerprint }: JournalEntry, { store }: Work): Promise<boolean> {
  return fingerprint !== undefined && fits(await store.read?.(), fingerprint)
}
