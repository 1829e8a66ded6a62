import { AuthenticationError, OutcomeUnknownError } from '../errors.ts'
import type { CreatedApiKey } from '../resources/api-keys.ts'
import type { Secret } from '../secret.ts'
import { deleteStrays, successorsOf } from './account-keys.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { JournalEntry } from './journal.ts'
import { successionOf } from './names.ts'
import { pause } from './pause.ts'
import { RotationInProgressError } from './rotation-error.ts'
import type { Step, Work } from './work.ts'

/** How often a key is made where the answer is lost, at most. */
const TRIES = 4
/** How long a new key may take to be accepted, in milliseconds: a service of many machines may need a moment. */
const SETTLING = 10_000
/** And how long it is left alone between two calls, at most. */
const LONGEST_WAIT = 1_000

/**
 * Makes the new key, and sees that it works while nobody has it. A key of this rotation that is there already was made by a
 * process that died, or by a request whose answer was lost: nobody has its secret, so it is deleted first.
 */
export const make: Step = async (entry, work) => {
  const made = await create(entry, work)
  await giveWay(entry, work)
  await settle(made.secret, work)
  work.secret = made.secret
  return { ...entry, step: 'made', newKeyId: made.id, fingerprint: fingerprintOf(made.secret) }
}

async function create(entry: JournalEntry, work: Work): Promise<CreatedApiKey> {
  const { serviceAccountId: serviceAccount, newName: name } = entry
  for (let tries = 1; ; tries++) {
    await deleteStrays(entry, work)
    work.signal.throwIfAborted()
    try {
      // Without the signal: a creation given up halfway is one in doubt.
      return await work.authority.run(({ apiKeys }) => apiKeys.create({ serviceAccount, name }))
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError) || tries === TRIES) throw error
    }
  }
}

/**
 * Whether another run, with another journal, makes a successor to the same key. Each looks after it has made its own, so
 * the one that looks last sees the other's, and gives way. Perhaps both do: which was first no clock can tell for certain.
 */
async function giveWay(entry: JournalEntry, work: Work): Promise<void> {
  const rivals = (await successorsOf(entry, work)).filter(({ name }) => successionOf(name)?.rotation !== entry.id)
  if (!rivals.some(({ active }) => active)) return
  throw new RotationInProgressError(
    `The key "${entry.key.name}" has a successor already, of a run with another journal: finish that one, or delete its key once nothing uses it. The old key is as it was.`,
  )
}

/** Any role may list organizations, so an answer says that a key is accepted. */
async function settle(secret: Secret, { authority, signal }: Work): Promise<void> {
  const itself = authority.withToken(secret)
  const end = performance.now() + SETTLING
  for (let wait = 100; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      await itself.organizations.list().first()
      return
    } catch (error) {
      if (!(error instanceof AuthenticationError) || performance.now() + wait > end) throw error
    }
    await pause(wait, signal)
  }
}
