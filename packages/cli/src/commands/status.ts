import { Command, Option } from 'commander'
import type { CommandModule, Result, Session } from '../command.ts'
import type { Settings } from '../config/settings.ts'
import { connect, findAccount } from '../connect.ts'
import { isDue } from '../due.ts'
import { EXIT } from '../exit-codes.ts'
import { fetchInventory, type Inventory } from '../inventory.ts'
import { type CommonOptions, commonOptions, duration } from '../options.ts'
import { formatTable } from '../output/table.ts'
import { describe, oneLine, printTime } from '../output/text.ts'
import type { RotationStatus } from '../rotation.ts'
import { configurationPath, configuredSelection, type Selection, settingsFor } from '../selection.ts'
import { DEFAULTS, type SettingsOptions, settingsOf } from '../settings-options.ts'

interface StatusOptions extends CommonOptions, Pick<SettingsOptions, 'gracePeriod' | 'retire' | 'deleteAfter'> {
  readonly config?: string
  readonly account?: string
}

const HELP = `
This command works on any machine, because the names of the keys in Workbench contain the state of the rotations. It changes nothing.
Read-only access is enough.

The names do not contain the grace period, or how long a retired key is kept. If workbench-keys.yaml specifies these times for the
key, or if the options do, the column "Next" shows when the next run can retire or delete the old key.

The column "New key" shows "none yet" before a rotation has created its key, and "not active" if that key has since been replaced,
disabled or deleted.

States:
  creating, storing   a run is working on it or has stopped; the next run continues
  waiting             the new key is in use; the next run after the grace period retires the old key
  rolled back         the old key works again, and is due like any other key: "rotate --key" continues, other runs skip the key
  retired             the old key is disabled; a later run, or prune, deletes it
  enabled again       the old key was retired, but is active; the next run retires it again
  wrong place         an earlier run found the secret of another key in the place of this key; runs fail until the place is corrected

Examples:
  $ workbench-keys status
  $ workbench-keys status --account deployer --json
  $ workbench-keys status --grace-period 1h --delete-after 7d    # for rotations that no configuration contains

Exit codes:
  0    the rotations are listed
  1    an error occurred
  2    the command line or the configuration is invalid
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

/** One rotation in the output. */
interface StatusLine {
  readonly account: string | null
  /** The name of the key, without its rotation suffix. */
  readonly name: string
  readonly id: string | null
  readonly newId: string | null
  readonly step: RotationStatus['step']
  readonly since: Date | null
  /** Whether the old key is active and too old. Null if its age limit is unknown. */
  readonly due: boolean | null
  /** The time after which a run retires the old key. Null if it is unknown, or if this is not the next step. */
  readonly until: Date | null
  /** The time after which a run deletes the old key. Null if it is unknown, or if this is not the next step. */
  readonly deleteAt: Date | null
  /** Keys that may be unused, because it is not certain that their secrets were stored. */
  readonly superseded: readonly string[]
}

export const status: CommandModule<StatusOptions> = {
  describe() {
    const command = new Command('status').description(
      'Lists the rotations that are not finished, the keys that are retired but not deleted, and keys with a wrong place.',
    )
    const options = [
      new Option(
        '--config <path>',
        'the configuration with the grace periods (default: workbench-keys.yaml, if it exists)',
      ),
      new Option('--account <name|id>', 'only the keys of this service account'),
      new Option('--grace-period <time>', 'the grace period of the rotations; shows when they continue').argParser(
        duration,
      ),
      new Option('--retire <how>', 'what happens to the old keys').choices(['delete', 'disable']),
      new Option('--delete-after <time>', 'how long the old keys stay disabled; shows when they are deleted').argParser(
        duration,
      ),
      ...commonOptions(),
    ]
    for (const option of options) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  emptyDocument: { rotations: [] },
  run: runStatus,
}

async function runStatus(options: StatusOptions, session: Session): Promise<Result> {
  const selection = await configurationOf(options, session)
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const accountId = options.account === undefined ? undefined : findAccount(inventory.accounts, options.account).id
  const lines = inventory.rotations
    .filter(({ serviceAccountId }) => accountId === undefined || serviceAccountId === accountId)
    .map(rotation => lineOf(rotation, inventory, settingsOfRotation(rotation, inventory, selection, options)))
  return {
    exitCode: EXIT.done,
    document: { rotations: lines },
    text:
      lines.length > 0
        ? format(lines, inventory.now)
        : 'There are no rotations in progress, no retired keys, and no keys with a wrong place.\n',
  }
}

/**
 * Returns the configuration, or undefined if there is none. It must be valid only if the command line specifies it, because the
 * rotations can be listed without it.
 */
async function configurationOf(options: StatusOptions, { log }: Session): Promise<Selection | undefined> {
  const path = configurationPath(options)
  if (path === undefined) return undefined
  try {
    return await configuredSelection(path, settingsOf(options))
  } catch (error) {
    if (options.config !== undefined) throw error
    log.note(`The times of the next steps are unknown. ${describe(error)}`)
    return undefined
  }
}

/** Returns the settings with which `rotate` would continue. Unknown settings are omitted. */
function settingsOfRotation(
  rotation: RotationStatus,
  inventory: Inventory,
  selection: Selection | undefined,
  options: StatusOptions,
): Settings {
  const configured = selection && settingsFor(rotation, selection, inventory)
  if (configured?.rotation) return { ...DEFAULTS, ...configured.rotation }
  // Only "prune" processes a key without an entry.
  return {
    ...settingsOf(options),
    ...(configured?.deleteAfter !== undefined && { deleteAfter: configured.deleteAfter }),
  }
}

function lineOf(rotation: RotationStatus, { accounts, keys, now }: Inventory, settings: Settings): StatusLine {
  const { key, serviceAccountId, newKey, step, since, superseded } = rotation
  const old = keys.find(each => each.key.id === key.id)?.key
  const after = (time: number | undefined) => (since && time !== undefined ? new Date(since.getTime() + time) : null)
  return {
    account: accounts.find(({ id }) => id === serviceAccountId)?.name ?? serviceAccountId,
    name: key.name,
    id: key.id ?? null,
    newId: newKey?.id ?? null,
    step,
    since: since ?? null,
    due: old && settings.olderThan !== undefined ? isDue(old, settings.olderThan, now) : null,
    until: step === 'waiting' ? after(settings.gracePeriod) : null,
    deleteAt: step === 'retired' && settings.retire !== 'disable' ? after(settings.deleteAfter) : null,
    superseded,
  }
}

/** The text in the "New key" column for a rotation without a new key. */
const NO_NEW_KEY: Partial<Readonly<Record<RotationStatus['step'], string>>> = {
  creating: 'none yet',
  'wrong place': 'none',
}

function format(lines: readonly StatusLine[], now: Date): string {
  const hasUnused = lines.some(({ superseded }) => superseded.length > 0)
  return formatTable(
    ['Account', 'Key', 'State', 'Since', 'New key', 'Next', ...(hasUnused ? ['May be unused'] : [])],
    lines.map(line => [
      oneLine(line.account ?? '?'),
      oneLine(line.name),
      line.step,
      line.since ? printTime(line.since) : '',
      line.newId ?? NO_NEW_KEY[line.step] ?? 'not active',
      nextOf(line, now),
      ...(hasUnused ? [line.superseded.join(', ')] : []),
    ]),
  )
}

function nextOf({ step, due, until, deleteAt }: StatusLine, now: Date): string {
  const after = (time: Date) => (time > now ? `after ${printTime(time)}` : 'by the next run')
  if (step === 'rolled back') return due === false ? '' : `${due ? 'due; ' : ''}only "rotate --key" continues`
  if (step === 'wrong place') return 'correct its place'
  if (until) return `retired ${after(until)}`
  return deleteAt ? `deleted ${after(deleteAt)}` : ''
}
