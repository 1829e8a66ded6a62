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
import { checkStore } from '../rotation.ts'
import { selectionOf } from '../selection.ts'
import { MISSING_AGE } from '../settings-options.ts'

interface CheckOptions extends CommonOptions, SelectionOptions {
  readonly create?: true
}

const HELP = `
For each key, due or not: checks that the place can be written, that the value in it is a key that Workbench accepts and not the
key of this program, and that no other key has the same place. With --create, a place that has no such key is
fine. Changes nothing: only a temporary file is created next to a file that would be replaced, and deleted, and Workbench is asked
to rename a key that does not exist, to find out whether this program may change keys. It is not known which key a place has,
unless a rotation has stored it: "rotate" finds out when it disables the old key.
${PLACE_HELP}

Examples:
  $ workbench-keys check
  $ workbench-keys check --config fleet.json --account deployer
  $ workbench-keys check --account deployer --dotenv .env

Exit codes:
  0    every place is fine
  1    a place is not; the table shows why
  2    the command line or the configuration is invalid
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

export const check: CommandModule<CheckOptions> = {
  describe() {
    const command = new Command('check').description(
      'Checks that each place has a key that works, and changes nothing.',
    )
    for (const option of [...selectionOptions(), ...placeOptions(), ...commonOptions()]) command.addOption(option)
    return command.option('--create', 'allow a place that has no key yet').addHelpText('after', HELP)
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
  // The place of a key that was replaced belongs to the new one.
  for (const planned of plan.keys.filter(each => !isReplaced(each))) {
    const { key, store, entry } = planned
    const subject = subjectOf(planned)
    try {
      await checkStore(workbench, { key, store, create: entry.settings.create })
      const finding = entry.settings.create ? 'It can be written, and may have no key yet' : 'It has a key that works'
      // Without a configuration, it is an option of `rotate`.
      const isAgeMissing = entry.at !== undefined && entry.settings.olderThan === undefined
      lines.push(plannedLine(subject, 'ok', `${finding}: ${store.label}.${isAgeMissing ? ` ${MISSING_AGE}` : ''}`))
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

function documentOf(lines: readonly Line[]): object {
  return { ok: count(lines, 'ok'), failed: count(lines, 'failed'), keys: lines }
}
