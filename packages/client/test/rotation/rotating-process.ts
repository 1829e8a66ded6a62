// Rotates one key in a separate process, which can kill itself at a call of its journal or store.

import { setTimeout } from 'node:timers/promises'
import { type Secret, Workbench } from '../../src/index.ts'
import {
  commandStore,
  envFile,
  fileJournal,
  RotationError,
  RotationInProgressError,
  type RotationJournal,
  rollBackApiKey,
  rotateApiKey,
  type SecretStore,
} from '../../src/rotation/index.ts'

/** The input of the process. */
export interface ProcessInput {
  readonly baseUrl: string
  readonly token: string
  readonly key: string
  readonly envFile: string
  /** Whether the store can be read back. */
  readonly readable: boolean
  /** Null for a run that has nothing from an earlier one. */
  readonly journal: string | null
  readonly rollback: boolean
  readonly retire: 'disable' | 'delete'
  readonly gracePeriod: number
  /** How far the clock of this machine is ahead, in milliseconds. */
  readonly clock?: number
  /** How long a write takes, in milliseconds: longer than the lease, for a run that has to report that it is alive. */
  readonly writeTime?: number
  /** In milliseconds. */
  readonly lease?: number
  readonly deleteAfter: number
  /** The call at which the process kills itself. */
  readonly killPoint?:
    | { readonly at: 'journal' | 'store'; readonly when: 'before' | 'after'; readonly nth: number }
    | undefined
}

const input = JSON.parse(process.env.PROCESS_INPUT ?? '') as ProcessInput
if (input.clock) {
  const { now } = Date
  const ahead = input.clock
  Date.now = () => now() + ahead
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (Class, args) => Reflect.construct(Class, args.length === 0 ? [RealDate.now()] : args),
  })
}

const calls = { journal: 0, store: 0 }

/** Makes a call. Kills the process before or after it if it is the call in `input.killPoint`. */
async function withKillPoint(at: 'journal' | 'store', call: () => Promise<void>): Promise<void> {
  const { killPoint } = input
  calls[at] += 1
  const isKillPoint = killPoint?.at === at && killPoint.nth === calls[at]
  if (isKillPoint && killPoint.when === 'before') process.kill(process.pid, 'SIGKILL')
  await call()
  if (isKillPoint) process.kill(process.pid, 'SIGKILL')
}

function createStore(): SecretStore {
  const file = envFile(input.envFile)
  const write = async (secret: Secret) => {
    if (input.writeTime) await setTimeout(input.writeTime)
    await file.write(secret)
  }
  if (input.readable) return { ...file, write: secret => withKillPoint('store', () => write(secret)) }
  // A store that cannot be read. It replaces the file atomically, as `envFile` does.
  const command = `printf 'WORKBENCH_API_KEY=%s\\n' "$(cat)" > '${input.envFile}.part' && mv '${input.envFile}.part' '${input.envFile}'`
  const store = commandStore(command)
  return { ...store, write: secret => withKillPoint('store', () => store.write(secret)) }
}

function createJournal(): RotationJournal | undefined {
  if (input.journal === null) return undefined
  const file = fileJournal(input.journal)
  return { ...file, write: entries => withKillPoint('journal', () => file.write(entries)) }
}

const { baseUrl, token, key, retire, gracePeriod, deleteAfter } = input
// A short lease, because a run without a journal waits for it after each kill.
const times = { gracePeriod, deleteAfter, lease: input.lease ?? 400, settleTimeout: 500 }
const rotation = { key, store: createStore(), journal: createJournal(), retire, ...times }
const workbench = new Workbench({ token, baseUrl })
try {
  const { status } = await (input.rollback ? rollBackApiKey(workbench, rotation) : rotateApiKey(workbench, rotation))
  console.log(status)
} catch (error) {
  if (!(error instanceof RotationError)) throw error
  console.log(error.message)
  process.exitCode = error instanceof RotationInProgressError ? 75 : 3
}
