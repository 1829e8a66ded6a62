import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { Command, Option } from 'commander'
import type { CommandModule, Result, Session } from '../command.ts'
import { connect, findAccount } from '../connect.ts'
import { EXIT } from '../exit-codes.ts'
import { fetchInventory, type Inventory } from '../inventory.ts'
import { type CommonOptions, commonOptions, duration } from '../options.ts'
import { formatTable } from '../output/table.ts'
import { describe, oneLine } from '../output/text.ts'
import { baseName, type PruneOutcome, pruneRetiredKeys } from '../rotation.ts'
import { configurationPath, configuredSelection, type Selection, settingsFor } from '../selection.ts'
import { DEFAULTS } from '../settings-options.ts'

interface PruneOptions extends CommonOptions {
  readonly config?: string
  readonly account?: string
  readonly deleteAfter?: number
  readonly dryRun?: true
}

const HELP = `
Deletes keys that a rotation replaced and disabled, if they have been disabled for long enough and the key that replaced them is
active. The required time is specified by --delete-after or by deleteAfter in the configuration (default: 7d). A deleted key
cannot be restored. At the end of a run, "rotate" does the same for its selected keys. Use this command for other keys, e.g. keys that
were retired with "disable".

Also disables the new keys of rotations that were interrupted before the key was stored, if the old key no longer exists. Their names
contain "(rotating …" with "creating" or "undone", and they were created more than an hour ago. A later prune deletes them after
--delete-after. If a program uses such a key after all, enable the key: an active key is never deleted.

Results:
  deleted   the key is deleted
  disabled  the key was never stored and is disabled; the table shows when it is deleted
  due       with --dry-run: the key would be deleted, or disabled
  kept      the table shows why, e.g. the time from which the key is deleted
  failed    the key could not be deleted or disabled

Examples:
  $ workbench-keys prune --dry-run
  $ workbench-keys prune --account deployer --delete-after 30d

Exit codes:
  0    everything that could be deleted is deleted
  1    something failed; the table shows what
  2    the command line is invalid; nothing was changed
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

export const prune: CommandModule<PruneOptions> = {
  describe() {
    const command = new Command('prune').description('Deletes replaced keys that have been disabled for long enough.')
    const options = [
      new Option('--config <path>', 'the configuration with deleteAfter (default: workbench-keys.yaml, if it exists)'),
      new Option('--account <name|id>', 'only the keys of this service account'),
      new Option(
        '--delete-after <time>',
        'how long a key must have been disabled; the configuration is not read (default: 7d)',
      ).argParser(duration),
      new Option('--dry-run', 'show which keys would be deleted; change nothing'),
      ...commonOptions(),
    ]
    for (const option of options) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  emptyDocument: { deleted: 0, disabled: 0, failed: 0, keys: [] },
  run: runPrune,
}

async function runPrune(options: PruneOptions, session: Session): Promise<Result> {
  const { signal } = session
  const selection = await configurationOf(options)
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const { accounts } = inventory
  const account = options.account === undefined ? undefined : findAccount(accounts, options.account).id
  const deleteAfter = selection ? timesOf(selection, inventory) : options.deleteAfter
  const { dryRun } = options
  const outcomes = await pruneRetiredKeys(workbench, { account, deleteAfter, dryRun, signal })
  const lines = outcomes.map(outcome => lineOf(outcome, accounts))
  const count = (status: string) => lines.filter(line => line.status === status).length
  return {
    exitCode: count('failed') > 0 ? EXIT.failed : EXIT.done,
    document: { deleted: count('deleted'), disabled: count('disabled'), failed: count('failed'), keys: lines },
    text: lines.length > 0 ? format(lines) : 'There are no retired keys.\n',
  }
}

/**
 * Returns the configuration, or undefined if the command line specifies the time. It must be valid, because a deletion cannot
 * be undone.
 *
 * @throws UsageError if it is invalid
 */
async function configurationOf(options: PruneOptions): Promise<Selection | undefined> {
  const path = options.deleteAfter === undefined ? configurationPath(options) : undefined
  if (path === undefined) return undefined
  const selection = await configuredSelection(path, {})
  for (const { error } of selection.invalid) throw error
  return selection
}

/** Returns a function that determines how long a key must have been disabled before it is deleted. */
function timesOf(selection: Selection, inventory: Inventory) {
  // A new key that was never stored is the only key of its rotation.
  const byKey = new Map(inventory.rotations.map(rotation => [rotation.key.id ?? rotation.newKey?.id, rotation]))
  return ({ id }: ApiKey) => {
    const rotation = byKey.get(id)
    return (rotation && settingsFor(rotation, selection, inventory).deleteAfter) ?? DEFAULTS.deleteAfter
  }
}

interface PruneLine {
  /** The name of the account, or its id if the name is unknown. */
  readonly account: string | null
  readonly name: string
  readonly id: string
  readonly status: PruneOutcome['status']
  readonly detail: string
}

function lineOf(outcome: PruneOutcome, accounts: readonly ServiceAccount[]): PruneLine {
  const { key, status } = outcome
  const account = accounts.find(({ id }) => id === key.serviceAccountId)?.name ?? key.serviceAccountId
  return { account, name: baseName(key.name), id: key.id, status, detail: detailOf(outcome) }
}

function detailOf(outcome: PruneOutcome): string {
  if ('error' in outcome) return describe(outcome.error)
  if ('reason' in outcome) return describe(outcome.reason)
  if (outcome.status !== 'due') return ''
  return outcome.key.active ? 'The key would be disabled.' : 'The key would be deleted.'
}

function format(lines: readonly PruneLine[]): string {
  return formatTable(
    ['Account', 'Key', 'Id', 'Result', 'Details'],
    lines.map(({ account, name, id, status, detail }) => [
      oneLine(account ?? '?'),
      oneLine(baseName(name)),
      id,
      status,
      detail,
    ]),
  )
}
