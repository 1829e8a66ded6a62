import { resolve } from 'node:path'
import type { Workbench } from '@workbench-sdk/client'
import { Command, Option } from 'commander'
import { runAfterStore } from '../after-store.ts'
import type { CommandModule, Result, Session } from '../command.ts'
import { commandEnvironment, connect, isTokenRejected } from '../connect.ts'
import { isDue } from '../due.ts'
import { printDuration } from '../durations.ts'
import { EXIT, exitCodeOf, exitCodeOfFailures } from '../exit-codes.ts'
import { Interrupted } from '../interrupts.ts'
import { fetchInventory, isInProgress, isReplaced } from '../inventory.ts'
import {
  type CommonOptions,
  commonOptions,
  duration,
  findSelectionError,
  PLACE_HELP,
  PLACE_OPTIONS,
  placeOptions,
  type SelectionOptions,
  selectionOptions,
} from '../options.ts'
import { checkMetricsFile, type RunFacts, writeMetrics } from '../output/metrics.ts'
import { count, documentOf, failedLine, formatLines, type Line, lineOf, plannedLine } from '../output/report.ts'
import { describe } from '../output/text.ts'
import { createPlan, failuresOf, type Outcome, type Plan, type PlannedKey, subjectOf } from '../plan.ts'
import { describeWriteFailure } from '../read-failure.ts'
import {
  type ApiKeyRotation,
  checkStore,
  fileJournal,
  RotationError,
  type RotationEvent,
  type RotationJournal,
  rotateApiKeys,
} from '../rotation.ts'
import { type Selection, selectionOf } from '../selection.ts'
import { DEFAULTS, MISSING_AGE, type SettingsOptions, settingsOf, settingsOptions } from '../settings-options.ts'
import { UsageError } from '../usage-error.ts'
import { WaitNotice } from '../wait-notice.ts'

interface RotateOptions extends CommonOptions, SelectionOptions, SettingsOptions {
  readonly olderThan?: number
  readonly force?: true
  readonly dryRun?: true
  readonly metricsFile?: string
}

const DEFAULT_CONCURRENCY = 4

/** A resumed rotation does not replace the key that it created, although a user who passes `--force` may expect it to. */
const EARLIER_KEY = 'An earlier run created the new key. To replace that key too, run the same command again.'
/** The details for a key whose rotation this run did not continue. */
const UNFINISHED = 'This run changed nothing. An earlier run began the rotation. Run this again to continue.'

const HELP = `
For each key that is due, oldest first, this command checks that the place contains a key that works, creates a new key, stores
it, verifies the stored copy, runs --after-store, waits for --grace-period, and disables the old key. If this does not invalidate
the secret that the place contained, it was the secret of another key. Everything is then undone, and the name of the key records
this, so later runs do not disable the key again. A later run, e.g. after --no-wait, cannot check this, so do not use --no-wait
for the first rotation of a key in a place that can be read. From then on, names of keys identify the secret in a place. In a place
that cannot be read, e.g. with --exec but without --exec-read, no run can check this. A later run, or prune, deletes the old key after
--delete-after. The key in the place always works. If the run is stopped at any point, the same command
continues, even on another machine, because the names of the keys contain the progress. A run that starts while another one waits
for --grace-period joins it: both wait, and report the same rotation. A key that fails does not stop the others.
${PLACE_HELP}

Examples:
  $ workbench-keys rotate                                        # rotate as workbench-keys.yaml specifies
  $ workbench-keys rotate --dry-run                              # show the keys and check their places
  $ workbench-keys rotate --account deployer --older-than 90d --dotenv .env --variable 'WORKBENCH_API_KEY_{NAME}'
  $ workbench-keys rotate --all --older-than 90d --folder /run/secrets --file '{ACCOUNT}_{NAME}' --no-wait
  $ workbench-keys rotate --key deploy --force --exec 'vault kv patch secret/workbench key=-' \\
      --exec-read 'vault kv get -field=key secret/workbench'     # now, regardless of its age
  $ workbench-keys rotate --key deploy --force --grace-period 0s --retire delete --delete-after 0s
                                                                 # a leak: deletes the old key when the new one is stored.
                                                                 # Without workbench-keys.yaml, add e.g. --dotenv .env

Exit codes:
  0    all keys that were due are rotated, or none was due; a key whose rotation was rolled back is skipped
  1    something failed; the table shows what, and which keys work; or the --metrics-file could not be written
  2    the command line or the configuration is invalid; nothing was changed
  3    a rotation is waiting, because of --no-wait; run the same command again later
  75   another run is rotating the same keys; try again later
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM); the same command continues

If the --after-store command fails, the old key is not disabled, both keys work, and the next run calls the command again. The
command receives no secret. It receives these environment variables:
  WORKBENCH_KEYS_ACCOUNT, WORKBENCH_KEYS_ACCOUNT_ID, WORKBENCH_KEYS_KEY, WORKBENCH_KEYS_KEY_ID, WORKBENCH_KEYS_NEW_KEY_ID,
  WORKBENCH_KEYS_PLACE
`

export const rotate: CommandModule<RotateOptions> = {
  describe() {
    const command = new Command('rotate').description(
      'Replaces old API keys: creates a new key, stores it, verifies it, then retires the old one.',
    )
    const options = [
      ...selectionOptions(),
      new Option('--older-than <age>', 'rotate the active keys older than this, e.g. 90d').argParser(duration),
      new Option('--force', 'rotate the selected keys even if they are not due, e.g. after a leak'),
      ...placeOptions(),
      ...settingsOptions(),
      new Option(
        '--dry-run',
        'show what would be done, and check the keys and their places as "check" does; rotate nothing',
      ),
      new Option(
        '--metrics-file <path>',
        'write metrics of the run to this file, in the text format of Prometheus',
      ).conflicts('dryRun'),
      ...commonOptions(),
    ]
    for (const option of options) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  findError: (options, isSet) => {
    if (PLACE_OPTIONS.some(isSet) && !isSet('olderThan') && !isSet('force'))
      return 'missing option: specify which keys to rotate with --older-than <age>, e.g. 90d, or with --force'
    if (isSet('deleteAfter') && options.retire === 'disable') return '--delete-after requires --retire delete'
    return findSelectionError(isSet)
  },
  emptyDocument: documentOf([]),
  run: runRotate,
}

async function runRotate(options: RotateOptions, session: Session): Promise<Result> {
  const file = options.metricsFile === undefined ? undefined : await metricsFileAt(options.metricsFile)
  /** Writes the metrics, and returns whether this succeeded. */
  const record = async (facts: Omit<RunFacts, 'now'>) => {
    if (file === undefined) return true
    try {
      await writeMetrics(file, { ...facts, now: session.now() })
      return true
    } catch (error) {
      session.log.note(`The metrics of this run were not written. ${describe(describeWriteFailure(file, error))}`)
      return false
    }
  }
  try {
    const { result, ...facts } = await rotateSelection(options, session)
    const isRecorded = await record({ ...facts, exitCode: result.exitCode })
    // Outdated metrics must not go unnoticed.
    return isRecorded || result.exitCode !== EXIT.done ? result : { ...result, exitCode: EXIT.failed }
  } catch (error) {
    const exitCode = exitCodeOf(session.signal.aborted ? session.signal.reason : error)
    if (exitCode !== EXIT.usage) await record({ lines: [], exitCode, due: undefined, oldestAge: undefined })
    throw error
  }
}

/** @throws UsageError if the file cannot be written */
async function metricsFileAt(path: string): Promise<string> {
  try {
    return await checkMetricsFile(path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`Invalid --metrics-file: ${describeWriteFailure(resolve(path), error)}`, { cause: error })
  }
}

async function rotateSelection(options: RotateOptions, session: Session) {
  const { env, signal, log } = session
  const selection = await selectionOf(options, settingsOf(options))
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const plan = await createPlan(selection, inventory, { folder: selection.folder, env: commandEnvironment(env) })
  const outcome = await (options.dryRun ? preview : rotateKeys)(plan, {
    options,
    session,
    selection,
    workbench,
    now: inventory.now,
  })
  const { lines } = outcome
  const oldest = oldestOf(plan)
  if (lines.some(({ status, canResume }) => status === 'rotated' || canResume) && (await isTokenRejected(workbench))) {
    log.note(
      'Workbench no longer accepts the key in WORKBENCH_API_KEY, because it was one of these keys. Set it to the new key.',
    )
  }
  const text = lines.length > 0 ? formatLines(lines) : nothingToDo(selection, options)
  const result: Result = { exitCode: runExitCode(outcome, signal), document: documentOf(lines), text }
  const due = countDue(plan, lines, inventory.now)
  return { result, lines, due, oldestAge: oldest && Math.max(0, inventory.now.getTime() - oldest.getTime()) }
}

interface Run {
  readonly options: RotateOptions
  readonly session: Session
  readonly selection: Selection
  readonly workbench: Workbench
  /** By Workbench's clock. */
  readonly now: Date
}

async function rotateKeys(plan: Plan, run: Run): Promise<Outcome> {
  const { options, session, selection, workbench } = run
  const { due, others } = split(plan, run)
  const journal = options.journal === undefined ? undefined : fileJournal(options.journal)
  if (options.login && due.length > 0) {
    session.log.note(
      `Workbench may require a one-time code for each of these keys: ${due.length}. Stay at the terminal.`,
    )
  }
  const concurrency = options.login ? 1 : (options.concurrency ?? selection.concurrency ?? DEFAULT_CONCURRENCY)
  const newIds = new Map(due.map(key => [key.key.id, isInProgress(key) ? key.rotation?.newKey?.id : undefined]))
  using notice = new WaitNotice(session.log, due.filter(isInProgress))
  const observe = (event: RotationEvent) => {
    newIds.set(event.key.id, event.newKeyId)
    notice.observe(event)
  }
  const rotations = due.map(key => rotationOf(key, session, { journal, observe }))
  const outcomes = await rotateApiKeys(workbench, rotations, { concurrency })
  const lines = outcomes.map((outcome, i) => {
    const key = due[i]
    if (!key) throw new TypeError('There is one outcome for each key.')
    const result = lineOf(subjectOf(key), outcome)
    // Errors contain the id only in their message.
    const line = 'error' in outcome ? { ...result, newId: newIds.get(key.key.id) ?? null } : result
    if (outcome.status === 'not begun' && isInProgress(key)) return { ...line, canResume: true, detail: UNFINISHED }
    // The new key of a retired key is also rotated in this run.
    const isEarlier = line.newId !== null && line.newId === key.rotation?.newKey?.id && !isReplaced(key)
    if (options.force && isEarlier) return { ...line, detail: `${line.detail} ${EARLIER_KEY}`.trimStart() }
    const isUnchanged = outcome.status === 'failed' && !(outcome.error instanceof RotationError)
    return isUnchanged ? { ...line, detail: `${line.detail} Nothing was changed.` } : line
  })
  const failures = failuresOf(plan)
  const errors = outcomes.flatMap(outcome => (outcome.status === 'failed' ? [outcome.error] : []))
  return { lines: [...failures.lines, ...lines, ...others], errors: [...failures.errors, ...errors] }
}

/** The journal and the listener shared by all rotations of a run. */
interface Shared {
  readonly journal: RotationJournal | undefined
  readonly observe: (event: RotationEvent) => void
}

function rotationOf(planned: PlannedKey, session: Session, { journal, observe }: Shared): ApiKeyRotation {
  const { account, key, entry, store } = planned
  const { olderThan: _, afterStore, ...settings } = entry.settings
  return {
    ...settings,
    key,
    store,
    journal,
    signal: session.signal,
    onProgress: event => {
      observe(event)
      const isReadable = store.read !== undefined
      session.log.progress({ ...event, account: account.name, place: store.label, isReadable })
    },
    ...(afterStore !== undefined && {
      afterStore: (stored: { newKeyId: string }) =>
        runAfterStore(afterStore, planned, stored, { ...session, env: commandEnvironment(session.env) }),
    }),
  }
}

/** Performs only the checks, which change nothing. */
async function preview(plan: Plan, run: Run): Promise<Outcome> {
  const { due, others } = split(plan, run)
  const failures = failuresOf(plan)
  const errors: unknown[] = [...failures.errors]
  const lines: Line[] = []
  for (const planned of due) {
    try {
      lines.push(await previewKey(planned, run))
    } catch (error) {
      run.session.signal.throwIfAborted()
      errors.push(error)
      lines.push(failedLine(subjectOf(planned), error))
    }
  }
  return { lines: [...failures.lines, ...lines, ...others], errors }
}

async function previewKey(planned: PlannedKey, { workbench, options }: Run): Promise<Line> {
  const { key, store, entry, rotation } = planned
  const subject = subjectOf(planned)
  if (options.journal !== undefined) await fileJournal(options.journal).read()
  if (isReplaced(planned))
    return plannedLine(subject, 'due', 'The retired key would be deleted, or disabled if it was enabled again.', true)
  await checkStore(workbench, { key, store, create: entry.settings.create })
  const hasBegun = isInProgress(planned) || rotation?.step === 'rolled back'
  const what = hasBegun
    ? 'Would resume where an earlier run stopped, and disable the old key after the grace period'
    : 'Would be rotated'
  const note = options.force && rotation?.newKey !== undefined ? ` ${EARLIER_KEY}` : ''
  const unread = store.read === undefined ? ' The place cannot be read, so its key was not checked.' : ''
  return plannedLine(subject, 'due', `${what}: ${store.label}.${unread}${note}`, hasBegun)
}

/** Returns the keys to rotate, oldest first, and lines for the keys that are skipped. */
function split({ keys }: Plan, run: Run): { due: readonly PlannedKey[]; others: readonly Line[] } {
  const sorted = keys.toSorted((one, other) => createdAt(one) - createdAt(other))
  const decided = sorted.map(planned => ({ planned, decision: decide(planned, run) }))
  return {
    due: decided.flatMap(({ planned, decision }) => (decision === 'due' ? [planned] : [])),
    others: decided.flatMap(({ decision }) => (typeof decision === 'object' ? [decision] : [])),
  }
}

/** Returns whether a key is due, or a line that explains why it is skipped. */
function decide(planned: PlannedKey, { options, selection, now: time }: Run): 'due' | 'not due' | Line {
  const { key, rotation, entry } = planned
  const { olderThan, retire, deleteAfter = DEFAULTS.deleteAfter } = entry.settings
  const now = time.getTime()
  const skipped = (reason: string) => lineOf(subjectOf(planned), { status: 'skipped', key, reason })
  if (rotation && isReplaced(planned)) {
    const isOver = retire !== 'disable' && now - (rotation.since?.getTime() ?? now) >= deleteAfter
    return key.active || isOver ? 'due' : 'not due'
  }
  if (rotation?.step === 'rolled back') {
    return selection.key === undefined
      ? skipped('Its rotation was rolled back. To rotate it again, add --key with its name to the same command.')
      : 'due'
  }
  if (isInProgress(planned) || options.force) return 'due'
  if (olderThan === undefined) {
    return failedLine(subjectOf(planned), new UsageError(MISSING_AGE))
  }
  if (key.createdAt === null)
    return skipped('Workbench does not report when the key was created. Use --force to rotate it.')
  return isDue(key, olderThan, time) ? 'due' : 'not due'
}

function createdAt({ key }: PlannedKey): number {
  return key.createdAt?.getTime() ?? 0
}

function runExitCode({ lines, errors }: Outcome, { aborted, reason }: AbortSignal): number {
  if (aborted && reason instanceof Interrupted) return reason.exitCode
  const failed = exitCodeOfFailures(errors)
  if (failed !== EXIT.done) return failed
  if (count(lines, 'failed') > 0) return EXIT.failed
  return count(lines, 'waiting') > 0 ? EXIT.later : EXIT.done
}

/** Returns how many keys are still due after a run. */
function countDue({ keys }: Plan, lines: readonly Line[], now: Date): number {
  const rotated = new Set(lines.flatMap(({ id, status }) => (status === 'rotated' ? id : [])))
  return keys.filter(({ key, entry }) => {
    const { olderThan } = entry.settings
    return olderThan !== undefined && isDue(key, olderThan, now) && !rotated.has(key.id)
  }).length
}

function oldestOf({ keys }: Plan): Date | undefined {
  const times = keys.flatMap(({ key }) => (key.active && key.createdAt?.getTime()) || [])
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

function nothingToDo({ config, account }: Selection, { olderThan }: RotateOptions): string {
  if (config !== undefined) return `No key in ${config} is due: nothing to do.\n`
  const whose = account === undefined ? 'the organization' : `"${describe(account).replace(/\.$/, '')}"`
  return `No active key of ${whose} is older than ${printDuration(olderThan ?? 0)}: nothing to do.\n`
}
