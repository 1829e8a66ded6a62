import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { redact } from '@workbench-sdk/internal/redact'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/sleep'
import { AbortedError, type CallOptions, InvalidArgumentError, Secret } from '../../index.ts'
import { withStoreError } from './fs-errors.ts'
import { type SecretStore, StoreError } from './secret-store.ts'

/**
 * How a store runs its commands.
 *
 * @example
 * const options: CommandStoreOptions = { read: 'vault kv get -field=key secret/workbench', timeout: 10_000 }
 * const store = commandStore('vault kv put secret/workbench key=-', options)
 */
export interface CommandStoreOptions {
  /**
   * A shell command that prints the secret. A trailing line break is ignored; if it prints nothing, there is no secret. Without
   * this option, the store has no `read` method.
   *
   * @example
   * commandStore('vault kv put secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' })
   */
  readonly read?: string | undefined
  /**
   * The environment of the commands. Variables that contain a secret are removed from it.
   *
   * @default process.env, at the time of each command
   *
   * @example
   * commandStore('gh secret set WORKBENCH_API_KEY', { env: { ...process.env, GH_REPO: 'acme/deploy' } })
   */
  readonly env?: Environment | undefined
  /**
   * Kills the running command. The method that runs it rejects with an `AbortedError`.
   *
   * @example
   * commandStore('gh secret set WORKBENCH_API_KEY', { signal: AbortSignal.timeout(300_000) })
   */
  readonly signal?: CallOptions['signal']
  /**
   * After how many milliseconds a command is killed, with all processes that it has started.
   *
   * @default 60_000
   *
   * @example
   * commandStore('gh secret set WORKBENCH_API_KEY', { timeout: 10_000 })
   */
  readonly timeout?: number | undefined
}

const DEFAULT_TIMEOUT = 60_000

/**
 * Passes the secret to the standard input of a shell command, without a line break, so that it works with every secret store
 * that has a command-line program.
 *
 * The secret is not an argument or an environment variable, which other processes could see. `WORKBENCH_API_KEY`, and every
 * variable that contains its value or the secret, is removed from the environment. The output of the command is discarded, and
 * is not in any error, because it may contain the secret; add `2>FILE` to the command to keep it. The command has no terminal.
 *
 * The command must replace the secret atomically. If it fails or is stopped, only `read` can tell which secret is stored. On
 * Windows, processes that a stopped command has started may continue to run.
 *
 * @param line The command. It is the label of the store too, so use variables instead of secrets in it.
 * @throws InvalidArgumentError if a command is empty, or `timeout` is not between 1 and 2,147,483,647.
 * @throws StoreError from its methods, if a command does not exist, fails, or takes too long.
 * @throws AbortedError from its methods, if `signal` is aborted.
 *
 * @example
 * const stores = [
 *   commandStore('gh secret set WORKBENCH_API_KEY'),
 *   commandStore('vault kv put secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' }),
 *   commandStore('aws secretsmanager put-secret-value --secret-id workbench --secret-string file:///dev/stdin'),
 * ]
 * for (const store of stores) await store.check?.()
 */
export function commandStore(line: string, options: CommandStoreOptions = {}): SecretStore {
  const { read, env, signal, timeout = DEFAULT_TIMEOUT } = options
  const lines = read === undefined ? [line] : [line, read]
  for (const each of lines) checkLine(each)
  checkTimeout(timeout)
  const context = (): CommandContext => ({ environment: env ?? process.env, signal, timeout })

  return {
    label: hideSecrets(normalizeCommand(line), apiKeysIn(context().environment)),
    async write(secret) {
      await runCommand({ line, input: secret }, context())
    },
    ...(read !== undefined && { read: () => readFrom(read, context()) }),
    async check() {
      for (const each of lines) await checkProgram(each, context())
    },
  }
}

async function readFrom(line: string, context: CommandContext): Promise<Secret | undefined> {
  const printed = await runCommand({ line, prints: true }, context)
  const value = new TextDecoder().decode(printed).replace(/\r?\n$/, '')
  return value === '' ? undefined : new Secret(value)
}

async function checkProgram(line: string, context: CommandContext): Promise<void> {
  const program = programOf(line)
  if (program === undefined || process.platform === 'win32') return
  const search = { line: 'command -v -- "$PROGRAM" || echo none', prints: true, variables: { PROGRAM: program } }
  const found = new TextDecoder().decode(await runCommand(search, context))
  if (found.trim() !== 'none') return
  const name = hideSecrets(program, apiKeysIn(context.environment))
  throw new StoreError(`Command not found: ${name}. Correct it, or install it.`)
}

/** Returns the program of a command, after any `NAME=value`; undefined if only a shell can tell. */
function programOf(line: string): string | undefined {
  const word = line
    .trim()
    .replace(/^(?:\w+=[\w./:-]* +)*/, '')
    .split(/\s/, 1)[0]
  return word && /^[\w./+-]+$/.test(word) ? word : undefined
}

function checkLine(line: string): void {
  if (line.trim() === '') throw new InvalidArgumentError('Invalid command: it is empty. Specify a shell command.')
}

function checkTimeout(timeout: number): void {
  if (timeout > 0 && timeout <= MAX_TIMER_DELAY) return
  throw new InvalidArgumentError(
    `Invalid timeout ${timeout}: expected a number of milliseconds from 1 to ${MAX_TIMER_DELAY}.`,
  )
}

/** A command and its input. */
interface Command {
  readonly line: string
  readonly input?: Secret
  readonly prints?: boolean
  readonly variables?: Readonly<Record<string, string>>
}

/** The settings of all commands of a store. */
interface CommandContext {
  readonly environment: Environment
  readonly signal: AbortSignal | undefined
  /** In milliseconds. */
  readonly timeout: number
}

/** Runs a command in an environment without secrets, and returns its output. Throws unless it succeeds. */
async function runCommand(command: Command, context: CommandContext): Promise<Uint8Array> {
  const { line, input, prints = false, variables } = command
  const { environment, signal, timeout } = context
  if (signal?.aborted) throw aborted(signal)
  const secrets = [...apiKeysIn(environment), ...(input ? [input] : [])]
  const name = hideSecrets(normalizeCommand(line), secrets)
  const env = { ...sanitizedEnv(secrets, environment), ...variables }
  const { end, output } = await withStoreError(`Cannot start ${name}`, () =>
    runInShell({ line, env, input: input?.reveal(), prints, timeout, signal }),
  )
  if (end === 0) return output
  if (end === 'aborted') throw aborted(signal)
  throw new StoreError(`${name} ${failureOf(end, timeout)}`)
}

/** Returns a command in one line, for messages. */
function normalizeCommand(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}

function failureOf(end: ExitReason, timeout: number): string {
  if (end === 'timeout')
    return `did not end within ${timeout / 1000} s and was stopped. Check what it waits for, or increase the timeout.`
  if (end === 'too much output')
    return `printed more than ${MAX_OUTPUT / 1024} KiB and was stopped. It must print only the secret.`
  const how = typeof end === 'number' ? `exit code ${end}` : end
  return `failed (${how}). Its output may contain the secret and is not shown: add 2>FILE to the command to see it.`
}

function aborted(signal: AbortSignal | undefined): AbortedError {
  return new AbortedError('The command was stopped because its signal was aborted.', { cause: signal?.reason })
}

interface ShellTask {
  readonly line: string
  readonly env: Readonly<Record<string, string>>
  /** The standard input. */
  readonly input: string | undefined
  /** Whether to return the output. */
  readonly prints: boolean
  /** In milliseconds. */
  readonly timeout: number
  readonly signal: AbortSignal | undefined
}

/** Why a command was stopped. */
type StopReason = 'timeout' | 'aborted' | 'too much output'

/** The exit code of a command, the signal that ended it, or why it was stopped. */
type ExitReason = number | NodeJS.Signals | StopReason

/** In bytes. */
const MAX_OUTPUT = 64 * 1024

/** Runs a command in a shell, in a separate process group, so that all its processes can be killed. */
async function runInShell(task: ShellTask): Promise<{ end: ExitReason; output: Uint8Array }> {
  const child = start(task)
  let reason: StopReason | undefined
  const stopFor = (why: StopReason) => () => {
    reason ??= why
    killGroup(child)
    // A process that has left the group may never close its end.
    child.stdout?.destroy()
  }
  const timer = setTimeout(stopFor('timeout'), task.timeout)
  const abort = stopFor('aborted')
  task.signal?.addEventListener('abort', abort)
  try {
    const printed = child.stdout === null ? new Uint8Array() : collect(child.stdout, stopFor('too much output'))
    const [[code, killedBy], output] = await Promise.all([once(child, 'exit'), printed])
    return { end: reason ?? code ?? killedBy, output }
  } finally {
    clearTimeout(timer)
    task.signal?.removeEventListener('abort', abort)
  }
}

function start({ line, env, input, prints }: ShellTask): ChildProcess {
  const child = spawn(line, {
    shell: true,
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', prints ? 'pipe' : 'ignore', 'ignore'],
  })
  // A command may end without reading its input. Its exit code counts, not the broken pipe.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return child
}

async function collect(stream: Readable, overflow: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  stream.on('data', (chunk: Uint8Array) => {
    length += chunk.length
    if (length > MAX_OUTPUT) overflow()
    else chunks.push(chunk)
  })
  await once(stream, 'close')
  return Buffer.concat(chunks)
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has already ended.
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const KEY_VARIABLE = 'WORKBENCH_API_KEY'

/** Returns the Workbench API keys of an environment. */
function apiKeysIn(environment: Environment): Secret[] {
  const key = environment[KEY_VARIABLE]?.trim()
  return key ? [new Secret(key)] : []
}

/** Returns an environment without `WORKBENCH_API_KEY`, and without variables that contain one of the secrets. */
function sanitizedEnv(secrets: readonly Secret[], environment: Environment): Record<string, string> {
  const values = secrets.map(secret => secret.reveal()).filter(value => value !== '')
  const safe: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name.toUpperCase() === KEY_VARIABLE) continue
    if (!values.some(each => value.includes(each))) safe[name] = value
  }
  return safe
}

function hideSecrets(text: string, secrets: readonly Secret[]): string {
  return redact(
    text,
    secrets.map(secret => secret.reveal()),
  )
}
