import { Command } from 'commander'
import type { CommandModule, Result, Session } from '../command.ts'
import { connect, findAccount } from '../connect.ts'
import { EXIT } from '../exit-codes.ts'
import { fetchInventory, type Inventory } from '../inventory.ts'
import { type CommonOptions, commonOptions } from '../options.ts'
import { formatTable } from '../output/table.ts'
import { oneLine, printTime } from '../output/text.ts'
import type { RotationStatus } from '../rotation.ts'

interface StatusOptions extends CommonOptions {
  readonly account?: string
}

const HELP = `
The names of the keys in Workbench have everything, so this works on any machine. It changes nothing, and needs no configuration.
Read-only access is enough.

States:
  creating, storing   a run is working on it, or has stopped; the next run continues
  waiting             the new key is in use; the next run after the grace period retires the old key
  rolled back         the old key works again
  retired             the old key is disabled; a later run, or prune, deletes it
  enabled again       the old key was retired, and is active; the next run retires it again

Examples:
  $ workbench-keys status
  $ workbench-keys status --account deployer --json

Exit codes:
  0    the rotations are listed
  1    an error occurred
  2    the command line is invalid
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

/** One rotation in the output. */
interface StatusLine {
  readonly account: string | null
  /** The name of the key, without the suffix of a rotation. */
  readonly name: string
  readonly id: string | null
  readonly newId: string | null
  readonly step: RotationStatus['step']
  readonly since: Date | null
  /** Keys that may be unused, because it is not certain that their secrets were stored. */
  readonly superseded: readonly string[]
}

export const status: CommandModule<StatusOptions> = {
  describe() {
    const command = new Command('status').description(
      'Lists the rotations that are not finished, and the keys that are retired but not deleted.',
    )
    command.option('--account <name|id>', 'only the keys of this service account')
    for (const option of commonOptions()) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  emptyDocument: { rotations: [] },
  run: runStatus,
}

async function runStatus(options: StatusOptions, session: Session): Promise<Result> {
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const accountId = options.account === undefined ? undefined : findAccount(inventory.accounts, options.account).id
  const lines = inventory.rotations
    .filter(({ serviceAccountId }) => accountId === undefined || serviceAccountId === accountId)
    .map(rotation => lineOf(rotation, inventory))
  return {
    exitCode: EXIT.done,
    document: { rotations: lines },
    text: lines.length > 0 ? format(lines) : 'There are no rotations in progress, and no retired keys.\n',
  }
}

function lineOf(rotation: RotationStatus, { accounts }: Inventory): StatusLine {
  const { key, serviceAccountId, newKey, step, since, superseded } = rotation
  return {
    account: accounts.find(({ id }) => id === serviceAccountId)?.name ?? serviceAccountId,
    name: key.name,
    id: key.id ?? null,
    newId: newKey?.id ?? null,
    step,
    since: since ?? null,
    superseded,
  }
}

function format(lines: readonly StatusLine[]): string {
  return formatTable(
    ['Account', 'Key', 'State', 'Since', 'New key', 'May be unused'],
    lines.map(({ account, name, step, since, newId, superseded }) => [
      oneLine(account ?? '?'),
      oneLine(name),
      step,
      since ? printTime(since) : '',
      newId ?? '',
      superseded.join(', '),
    ]),
  )
}
