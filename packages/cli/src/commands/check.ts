import { Command } from 'commander'
import type { CommandModule, Result, Session } from '../command.ts'
import { commandEnvironment, connect } from '../connect.ts'
import { EXIT } from '../exit-codes.ts'
import { fetchInventory, isReplaced } from '../inventory.ts'
import {
  type CommonOptions,
  commonOptions,
  findSelectionError,
  PLACE_HELP,
  placeOptions,
  type SelectionOptions,
  selectionOptions,
} from '../options.ts'
import { count, failedLine, formatLines, type Line, plannedLine } from '../output/report.ts'
import { createPlan, failuresOf, subjectOf } from '../plan.ts'
import { checkStore, type SecretStore } from '../rotation.ts'
import { selectionOf } from '../selection.ts'
import { MISSING_AGE } from '../settings-options.ts'

interface CheckOptions extends CommonOptions, SelectionOptions {
  readonly create?: true
}

const HELP = `
For each key, due or not, this command checks that the place can be written, that it contains a key that Workbench accepts, and that no
other key has the same place. The place must not contain the key of this program, unless the key to check belongs to the same account.
With --create, the place does not need to contain a key. During the grace period of a rotation, the place must contain the new key.

Results:
  ok        all checks passed
  not read  the place cannot be read, so its key was not checked; the other checks passed
  failed    a check failed; the table shows why

This changes nothing. Next to a file that would be replaced, a temporary file is created and deleted. To determine whether this
program is allowed to change keys, it tries to rename a nonexistent key. It cannot determine which key a place contains,
unless a rotation stored the key: "rotate" determines this when it disables the old key.
${PLACE_HELP}

Examples:
  $ workbench-keys check
  $ workbench-keys check --config fleet.json --account deployer
  $ workbench-keys check --account deployer --dotenv .env

Exit codes:
  0    no check failed
  1    a check failed; the table shows why
  2    the command line or the configuration is invalid
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

export const check: CommandModule<CheckOptions> = {
  describe() {
    const command = new Command('check').description(
      'Checks that each place contains a key that works, and changes nothing.',
    )
    for (const option of [...selectionOptions(), ...placeOptions(), ...commonOptions()]) command.addOption(option)
    return command.option('--create', 'allow a place that contains no key yet').addHelpText('after', HELP)
  },
  findError: (_, isSet) => findSelectionError(isSet),
  emptyDocument: documentOf([]),
  run: runCheck,
}

async function runCheck(options: CheckOptions, session: Session): Promise<Result> {
  const { env, signal } = session
  const selection = await selectionOf(options, options.create ? { create: true } : {})
  const workbench = await connect(options, session)
  const plan = await createPlan(selection, await fetchInventory(workbench, session), {
    folder: selection.folder,
    env: commandEnvironment(env),
  })
  const lines: Line[] = [...failuresOf(plan).lines]
  // The place of a replaced key belongs to the new key.
  for (const planned of plan.keys.filter(each => !isReplaced(each))) {
    const { key, store, entry } = planned
    const subject = subjectOf(planned)
    try {
      await checkStore(workbench, { key, store, create: entry.settings.create })
      const finding = findingOf(store, entry.settings.create)
      // Without a configuration, it is specified with `rotate`.
      const isAgeMissing = entry.at !== undefined && entry.settings.olderThan === undefined
      const status = store.read === undefined ? 'not read' : 'ok'
      lines.push(plannedLine(subject, status, `${finding}: ${store.label}.${isAgeMissing ? ` ${MISSING_AGE}` : ''}`))
    } catch (error) {
      signal.throwIfAborted()
      lines.push(failedLine(subject, error))
    }
  }
  return {
    exitCode: count(lines, 'failed') > 0 ? EXIT.failed : EXIT.done,
    document: documentOf(lines),
    text: lines.length > 0 ? formatLines(lines) : 'There are no active keys to check.\n',
  }
}

function findingOf({ read }: SecretStore, create: boolean | undefined): string {
  if (read === undefined) return 'The place cannot be read, so its key was not checked'
  return create ? 'The place can be written, and may contain no key yet' : 'The place contains a key that works'
}

function documentOf(lines: readonly Line[]): object {
  return { ok: count(lines, 'ok'), notRead: count(lines, 'not read'), failed: count(lines, 'failed'), keys: lines }
}
