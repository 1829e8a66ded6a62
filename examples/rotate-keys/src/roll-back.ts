import type { Workbench } from '@workbench-sdk/client'
import {
  type JournalEntry,
  type OrganizationRotation,
  RotationInProgressError,
  type RotationJournal,
  rollBackApiKey,
} from '@workbench-sdk/client/rotation'
import { type Line, lineOf } from './report.ts'
import { UsageError } from './usage-error.ts'

type Settings = Pick<OrganizationRotation, 'store' | 'signal' | 'onProgress'> & { journal: RotationJournal }

/** Rolls back a rotation that has stopped or is finished. */
export async function rollBack(workbench: Workbench, wanted: string, settings: Settings): Promise<Line> {
  const { key, serviceAccountId } = await findRotation(settings.journal, wanted)
  try {
    return lineOf(
      await rollBackApiKey(workbench, {
        ...settings,
        key: key.id,
        store: settings.store({ ...key, serviceAccountId }),
      }),
    )
  } catch (error) {
    if (error instanceof RotationInProgressError) throw error
    return lineOf({ status: 'failed', key, error })
  }
}

/** Finds a rotation in the journal by the id or the name of the old key. */
async function findRotation(journal: RotationJournal, wanted: string): Promise<JournalEntry> {
  const entries = await journal.read()
  const found = entries.filter(({ key }) => key.id === wanted || key.name === wanted)
  const [entry, another] = found
  if (!entry) throw new UsageError(`${journal.label} has no rotation of a key "${wanted}".`)
  if (another) {
    throw new UsageError(
      `${journal.label} has rotations of ${found.length} keys with the name "${wanted}". Specify one by its id: ${found.map(({ key }) => key.id).join(', ')}.`,
    )
  }
  return entry
}
