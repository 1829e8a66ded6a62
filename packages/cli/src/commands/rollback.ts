import { Command, Option } from 'commander'
import type { CommandModule, Result, Session } from '../command.ts'
import { commandEnvironment, connect } from '../connect.ts'
import { EXIT, exitCodeOfFailures } from '../exit-codes.ts'
import { fetchInventory, idMatcher, isReplaced } from '../inventory.ts'
import {
  type CommonOptions,
  commonOptions,
  findSelectionError,
  PLACE_HELP,
  placeOptions,
  type SelectionOptions,
  selectionOptions,
} from '../options.ts'
import { documentOf, failedLine, formatLines, type Line, lineOf } from '../output/report.ts'
import { printTime } from '../output/text.ts'
import { createPlan, type PlannedKey, subjectOf } from '../plan.ts'
import { fileJournal, type RotationEvent, rollBackApiKey } from '../rotation.ts'
import { selectionOf } from '../selection.ts'
import { type SettingsOptions, settingsOf, settingsOptions } from '../settings-options.ts'
import { UsageError } from '../usage-error.ts'
import { WaitNotice } from '../wait-notice.ts'

interface RollbackOptions
  extends CommonOptions,
    SelectionOptions,
    Pick<SettingsOptions, 'journal' | 'settleTimeout' | 'lease'> {
  readonly key: string
}

const HELP = `
Makes the old key of a rotation work again, unless it has already been deleted. Deletes the new key if it cannot be in use. If the
place contains the new key, both keys work afterwards. The old key is not rotated again until it is selected with --key.
If several keys with this name have rotations, the command lists the ids of their old keys. Specify one of them with --key.
${PLACE_HELP}

Examples:
  $ workbench-keys rollback --key deploy                                   # workbench-keys.yaml contains its place
  $ workbench-keys rollback --key deploy --account deployer --dotenv .env  # without a configuration

Exit codes:
  0    the old key works
  1    it cannot be rolled back; the message shows why, and which keys work; or the old key works,
       but the place contains no key that works
  2    the command line or the configuration is invalid, or there is no such rotation; nothing was changed
  75   another run is rotating the key; try again later
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

export const rollback: CommandModule<RollbackOptions> = {
  describe() {
    const command = new Command('rollback').description(
      'Rolls back a rotation that has stopped, is waiting, or is finished.',
    )
    const options = [
      ...selectionOptions().filter(({ long }) => long !== '--key' && long !== '--all'),
      new Option(
        '--key <name|id>',
        'the old key, by its name without the rotation suffix, or its id',
      ).makeOptionMandatory(),
      ...placeOptions(),
      new Option('--journal <path>', 'the journal used by the rotation, if it has one'),
      ...settingsOptions().filter(({ long }) => long === '--settle-timeout' || long === '--lease'),
      ...commonOptions(),
    ]
    for (const option of options) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  findError: (_, isSet) => findSelectionError(isSet),
  emptyDocument: documentOf([]),
  run: rollBack,
}

async function rollBack(options: RollbackOptions, session: Session): Promise<Result> {
  const { env, signal, log } = session
  const selection = await selectionOf(options, settingsOf(options))
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const plan = await createPlan(selection, inventory, { folder: selection.folder, env: commandEnvironment(env) })
  const planned = findRotation(plan.keys, options.key)
  const { key, store, entry, rotation } = planned
  const subject = subjectOf(planned)
  using notice = new WaitNotice(log, [planned])
  // An error has the id only in its message.
  let newId = rotation?.newKey?.id ?? null
  try {
    const journal = options.journal === undefined ? undefined : fileJournal(options.journal)
    const onProgress = (event: RotationEvent) => {
      newId = event.newKeyId ?? null
      notice.observe(event)
      log.progress({ ...event, account: subject.account, place: store.label, isReadable: store.read !== undefined })
    }
    const { afterStore: _, ...settings } = entry.settings
    const result = await rollBackApiKey(workbench, { ...settings, key: key.id, store, journal, signal, onProgress })
    return resultOf(lineOf(subject, result), EXIT.done)
  } catch (error) {
    return resultOf({ ...failedLine(subject, error), newId }, exitCodeOfFailures([error]))
  }
}

function resultOf(line: Line, exitCode: number): Result {
  return { exitCode, document: documentOf([line]), text: formatLines([line]) }
}

function since({ rotation }: PlannedKey): number {
  return rotation?.since?.getTime() ?? 0
}

/** Finds the only key whose rotation can be rolled back. An id selects only the rotation of that key, not later ones. */
function findRotation(keys: readonly PlannedKey[], wanted: string): PlannedKey {
  const isOfLaterKey = idMatcher(wanted)
  const found = keys.filter(
    planned =>
      planned.rotation !== undefined &&
      planned.rotation.step !== 'wrong place' &&
      (planned.key.id === wanted || !isOfLaterKey(planned)),
  )
  // The latest rotation is the one in progress. The keys of earlier rotations are retired.
  const unfinished = found.filter(planned => !isReplaced(planned))
  const [first, second] = unfinished.length > 0 ? unfinished : found
  if (!first)
    throw new UsageError(
      `There is no rotation of the key "${wanted}" that can be rolled back. Its old key may already be deleted, or this is its new key. "workbench-keys status" lists the rotations.`,
    )
  if (second) {
    const several = (unfinished.length > 0 ? unfinished : found).toSorted((one, other) => since(other) - since(one))
    const ids = several.map(({ key, account, rotation }) => {
      const time = rotation?.since ? `, ${rotation.step} since ${printTime(rotation.since)}` : ''
      return `${key.id} (of "${account.name}"${time})`
    })
    throw new UsageError(
      `There are ${several.length} rotations of keys named "${wanted}". Specify one by the id of its old key: ${ids.join(', ')}.`,
    )
  }
  return first
}
