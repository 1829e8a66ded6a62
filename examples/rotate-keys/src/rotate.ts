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
import { connect, findAccount, isTokenRejected } from './connect.ts'
import { storeAt } from './destination.ts'
import type { Environment } from './environment.ts'
import { logLine } from './log.ts'
import { type Line, lineOf, preview } from './report.ts'
import { rollBack } from './roll-back.ts'
import { UsageError } from './usage-error.ts'

/** Runs the command, and returns the result for each key. */
export async function runCommand(options: Options, environment: Environment): Promise<Line[]> {
  const { env, stderr, signal } = environment
  const workbench = connect(options.baseUrl, environment)
  const rotation = {
    journal: fileJournal(options.journal),
    store: ({ name }: { name: string }) => storeAt(options, name, env),
    signal,
    onProgress: (event: RotationEvent) => stderr.write(logLine(event)),
  }
  if ('rollback' in options) return [await rollBack(workbench, options.rollback, rotation)]
  const { olderThan, gracePeriod, retire, deleteAfter, concurrency } = options
  const account = await accountOf(options, workbench, signal)
  const selected = { ...rotation, olderThan, gracePeriod, retire, deleteAfter, concurrency, ...account }
  const lines = await (options.dryRun ? previewAll : rotateAll)(workbench, selected).catch(explainTemplate)
  if (lines.some(({ status, canResume }) => status === 'rotated' || canResume) && (await isTokenRejected(workbench))) {
    stderr.write(
      'note: Workbench no longer accepts the key in WORKBENCH_API_KEY, because it was one of these keys. Set it to the new one.\n',
    )
  }
  return lines
}

type Selected = OrganizationRotation & { account?: string }

async function accountOf({ account }: Selection, workbench: Workbench, signal: AbortSignal) {
  return account === undefined ? {} : { account: (await findAccount(workbench, account, signal)).id }
}

async function previewAll(workbench: Workbench, selected: Selected): Promise<Line[]> {
  return Promise.all((await dueKeys(workbench, selected)).map(preview))
}

async function rotateAll(workbench: Workbench, { account, ...rotation }: Selected): Promise<Line[]> {
  const outcomes =
    account === undefined
      ? rotateOrganization(workbench, rotation)
      : rotateServiceAccount(workbench, { ...rotation, account })
  return (await outcomes).map(lineOf)
}

/** Adds a hint about `{NAME}`, which is a feature of this program, to an error of the library. */
function explainTemplate(error: unknown): never {
  if (!(error instanceof InvalidArgumentError)) throw error
  throw new UsageError(`${error.message} {NAME} is replaced with the key's name, e.g. in KEY_{NAME}.`)
}
