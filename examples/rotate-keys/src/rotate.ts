import { InvalidArgumentError, type Workbench } from '@workbench-sdk/client'
import {
  dueKeys,
  fileJournal,
  type OrganizationRotation,
  type RotationEvent,
  rotateOrganization,
  rotateServiceAccount,
} from '@workbench-sdk/client/rotation'
import type { Options, Selection } from './command-line.ts'
import { connect, findAccount, isRefused } from './connect.ts'
import { storeAt } from './destination.ts'
import { logLine } from './log.ts'
import { foresee, type Line, lineOf } from './report.ts'
import { rollBack } from './roll-back.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** Does what the command line says, and tells what became of each key. */
export async function carryOut(options: Options, surroundings: Surroundings): Promise<Line[]> {
  const { env, stderr, signal } = surroundings
  const workbench = connect(options.baseUrl, surroundings)
  const rotation = {
    journal: fileJournal(options.journal),
    store: ({ name }: { name: string }) => storeAt(options, name, env),
    signal,
    onProgress: (event: RotationEvent) => stderr.write(logLine(event)),
  }
  if ('rollback' in options) return [await rollBack(workbench, options.rollback, rotation)]
  const { olderThan, grace, retire, hold, concurrency } = options
  const account = await accountOf(options, workbench, signal)
  const selected = { ...rotation, olderThan, grace, retire, hold, concurrency, ...account }
  const lines = await (options.dryRun ? foreseeAll : rotateAll)(workbench, selected).catch(explainPlaces)
  if (lines.some(({ status, canResume }) => status === 'rotated' || canResume) && (await isRefused(workbench))) {
    stderr.write('note: WORKBENCH_API_KEY is refused now, as it was one of these keys. Give it the new one.\n')
  }
  return lines
}

type Selected = OrganizationRotation & { account?: string }

async function accountOf({ account }: Selection, workbench: Workbench, signal: AbortSignal) {
  return account === undefined ? {} : { account: (await findAccount(workbench, account, signal)).id }
}

async function foreseeAll(workbench: Workbench, selected: Selected): Promise<Line[]> {
  return Promise.all((await dueKeys(workbench, selected)).map(foresee))
}

async function rotateAll(workbench: Workbench, { account, ...rotation }: Selected): Promise<Line[]> {
  const outcomes =
    account === undefined
      ? rotateOrganization(workbench, rotation)
      : rotateServiceAccount(workbench, { ...rotation, account })
  return (await outcomes).map(lineOf)
}

/** The library does not know how places are named on a command line. */
function explainPlaces(error: unknown): never {
  if (!(error instanceof InvalidArgumentError)) throw error
  throw new UsageError(`${error.message} ({NAME} in a place stands for the key's name: KEY_{NAME}.)`)
}
