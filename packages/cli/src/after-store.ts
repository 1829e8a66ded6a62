import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { IN_GROUP, killGroup } from '@workbench-sdk/internal/process-group'
import { redactCommand } from '@workbench-sdk/internal/redact-command'
import type { Context } from './context.ts'
import type { Log } from './output/log.ts'
import type { PlannedKey } from './plan.ts'

/** How long the command can take to stop after an interrupt, in milliseconds. */
const KILL_DELAY = 2_000
/** How long to wait for remaining output after the command has exited, in milliseconds. */
const DRAIN_TIME = 250

/** The new key. */
export interface StoredKey {
  readonly newKeyId: string
}

/**
 * Runs the --after-store command after a new key is stored. Each line of its output is logged.
 *
 * @throws if the command fails; the rotation then stops, and the next run continues it
 */
export async function runAfterStore(
  command: string,
  { account, key, name, store }: PlannedKey,
  { newKeyId }: StoredKey,
  { env, log, signal }: Pick<Context, 'env' | 'signal'> & { readonly log: Log },
): Promise<void> {
  const variables = {
    WORKBENCH_KEYS_ACCOUNT: account.name,
    WORKBENCH_KEYS_ACCOUNT_ID: account.id,
    WORKBENCH_KEYS_KEY: name,
    WORKBENCH_KEYS_KEY_ID: key.id,
    WORKBENCH_KEYS_NEW_KEY_ID: newKeyId,
    WORKBENCH_KEYS_PLACE: store.label,
  }
  const child = spawn(command, {
    shell: true,
    env: { ...env, ...variables },
    ...IN_GROUP,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outputs = [child.stdout, child.stderr]
  const flushes = outputs.map(stream =>
    onLine(stream, line => log.output({ account: account.name, key: name, id: key.id, newId: newKeyId, line })),
  )
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    killGroup(child, 'SIGTERM')
    timer = setTimeout(() => killGroup(child, 'SIGKILL'), KILL_DELAY)
  }
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    const closed = once(child, 'close').catch(() => {})
    const [code, killedBy] = await once(child, 'exit')
    // A background process of the command may never close its end of the pipes.
    await Promise.race([closed, sleep(signal.aborted ? KILL_DELAY : DRAIN_TIME, undefined, { ref: false })])
    if (signal.aborted) killGroup(child, 'SIGKILL')
    if (code !== 0)
      throw new Error(
        `The --after-store command ${killedBy ? `was killed by ${killedBy}` : `exited with ${code}`}: ${redactCommand(command.trim().replace(/\s+/g, ' '))}`,
      )
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    for (const stream of outputs) stream.destroy()
    for (const flush of flushes) flush()
  }
}

/** Calls a function for each line. Returns a function that flushes the last line, which may lack a line ending. */
function onLine(stream: Readable, print: (line: string) => void): () => void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) print(line)
  })
  return () => {
    if (rest !== '') print(rest)
  }
}
