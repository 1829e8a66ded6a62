// Rotates one key in a separate process, which can kill itself at a call of its journal or store.

import { Workbench } from '../../src/index.ts'
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
  readonly journal: string
  readonly back: boolean
  readonly retire: 'disable' | 'delete'
  readonly gracePeriod: number
  readonly deleteAfter: number
  /** The call at which the process kills itself. */
  readonly death?:
    | { readonly at: 'journal' | 'store'; readonly when: 'before' | 'after'; readonly nth: number }
    | undefined
}

const input = JSON.parse(process.env.PROCESS_INPUT ?? '') as ProcessInput
const calls = { journal: 0, store: 0 }

/** Makes a call, and dies before or after it if it is the one to die at. */
async function killable(at: 'journal' | 'store', call: () => Promise<void>): Promise<void> {
  const { death } = input
  calls[at] += 1
  const isIt = death?.at === at && death.nth === calls[at]
  if (isIt && death.when === 'before') process.kill(process.pid, 'SIGKILL')
  await call()
  if (isIt) process.kill(process.pid, 'SIGKILL')
}

function storeOf(): SecretStore {
  const file = envFile(input.envFile)
  if (input.readable) return { ...file, write: secret => killable('store', () => file.write(secret)) }
  // Whatever keeps it does so whole, as `envFile` does, and tells nothing back.
  const write = `printf 'WORKBENCH_API_KEY=%s\\n' "$(cat)" > '${input.envFile}.part' && mv '${input.envFile}.part' '${input.envFile}'`
  const unreadable = commandStore(write)
  return { ...unreadable, write: secret => killable('store', () => unreadable.write(secret)) }
}

function journalOf(): RotationJournal {
  const file = fileJournal(input.journal)
  return { ...file, write: entries => killable('journal', () => file.write(entries)) }
}

const { baseUrl, token, key, retire, gracePeriod, deleteAfter } = input
const rotation = { key, store: storeOf(), journal: journalOf(), retire, gracePeriod, deleteAfter }
const workbench = new Workbench({ token, baseUrl })
try {
  const { status } = await (input.back ? rollBackApiKey(workbench, rotation) : rotateApiKey(workbench, rotation))
  console.log(status)
} catch (error) {
  if (!(error instanceof RotationError)) throw error
  console.log(error.message)
  process.exitCode = error instanceof RotationInProgressError ? 75 : 3
}
