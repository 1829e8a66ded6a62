import { redact } from '@workbench-sdk/internal/redact'
import { redactCommand } from '@workbench-sdk/internal/redact-command'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/time'
import { AbortedError, type CallOptions, InvalidArgumentError, Secret } from '../../index.ts'
import { withStoreError } from './fs-errors.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { type ExitReason, MAX_OUTPUT, runInShell, type ShellResult } from './shell.ts'

/**
 * Options for the commands of a store.
 *
 * @example
 * const options: CommandStoreOptions = { read: 'vault kv get -field=key secret/workbench', timeout: 10_000 }
 * const store = commandStore('vault kv patch secret/workbench key=-', options)
 */
export interface CommandStoreOptions {
  /**
   * A shell command that prints the secret. A trailing line break is ignored. If the command prints nothing, there is no secret. Without
   * this option, the store has no `read` method.
   *
   * @example
   * commandStore('vault kv patch secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' })
   */
  readonly read?: string | undefined
  /**
   * Exit codes that indicate that there is no secret yet, provided that the `read` command also prints nothing. Any other
   * nonzero exit code is a failure. Specify only codes that the program does not use for other failures, or specify them only
   * for the first rotation. For example, `vault` also exits with 2 if it cannot reach its server.
   *
   * @default []
   *
   * @example
   * commandStore('vault kv put secret/workbench key=-', {
   *   read: 'vault kv get -field=key secret/workbench',
   *   emptyExitCodes: [2],
   * })
   */
  readonly emptyExitCodes?: readonly number[] | undefined
  /**
   * The environment for the commands. Variables that contain a secret are removed from it.
   *
   * @default process.env, at the time of each command
   *
   * @example
   * commandStore('gh secret set WORKBENCH_API_KEY', { env: { ...process.env, GH_REPO: 'acme/deploy' } })
   */
  readonly env?: Environment | undefined
  /**
   * Kills the running command. The pending method call then rejects with an `AbortedError`.
   *
   * @example
   * commandStore('gh secret set WORKBENCH_API_KEY', { signal: AbortSignal.timeout(300_000) })
   */
  readonly signal?: CallOptions['signal']
  /**
   * The time limit for a command, in milliseconds. When it expires, the command and all processes started by it are killed.
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
 * Passes the secret to the standard input of a shell command, without a line break. This works with every secret store that has a
 * command-line program.
 *
 * The secret is not passed as an argument or an environment variable, because other processes could see it. `WORKBENCH_API_KEY`, and every
 * variable that contains its value or the secret, is removed from the environment. The output of the command is discarded and is not part
 * of any error, because it may contain the secret. To keep error output, add `2>FILE` to the command. The command has no terminal.
 *
 * The command must replace the secret atomically, and read all of its input before it exits. If it fails before it reads any of it, the error has
 * `isUnchanged: true`. If it fails later or is stopped, only `read` can determine which secret is stored. On Windows, this is not detected,
 * and processes that were started by a stopped command may continue to run.
 *
 * @param line The command. It is also the label of the store, so use variables instead of credentials in it. Text that looks like a
 * credential, e.g. the value of a `--token` option, is replaced with `[secret]` in the label and in messages.
 * @throws InvalidArgumentError if a command is empty, `timeout` is not between 1 and 2,147,483,647, or one of the
 * `emptyExitCodes` is not between 1 and 255.
 * @throws StoreError from its methods, if a command does not exist, fails, takes too long, or does not read its input.
 * @throws AbortedError from its methods, if `signal` is aborted.
 *
 * @example
 * const stores = [
 *   commandStore('gh secret set WORKBENCH_API_KEY'),
 *   // `vault kv put` would remove the other fields of the secret.
 *   commandStore('vault kv patch secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' }),
 *   commandStore('aws secretsmanager put-secret-value --secret-id workbench --secret-string file:///dev/stdin'),
 * ]
 * for (const store of stores) await store.check?.()
 */
export function commandStore(line: string, options: CommandStoreOptions = {}): SecretStore {
  const { read, emptyExitCodes = [], env, signal, timeout = DEFAULT_TIMEOUT } = options
  const lines = read === undefined ? [line] : [line, read]
  for (const each of lines) checkLine(each)
  for (const code of emptyExitCodes) checkExitCode(code)
  checkTimeout(timeout)
  const context = (): CommandContext => ({ environment: env ?? process.env, signal, timeout })

  return {
    label: printCommand(line, apiKeysIn(context().environment)),
    write: secret => writeWith(line, secret, context()),
    ...(read !== undefined && { read: () => readFrom(read, emptyExitCodes, context()) }),
    async check() {
      for (const each of lines) await checkProgram(each, context())
    },
  }
}

async function writeWith(line: string, secret: Secret, context: CommandContext): Promise<void> {
  const { end, isUnread, name } = await runCommand({ line, input: secret }, context)
  if (end !== 0) throw new StoreError(`${name} ${failureOf(end, context.timeout)}`, { isUnchanged: isUnread })
  if (!isUnread) return
  throw new StoreError(
    `${name} did not read its standard input, so it did not store the secret. Use a command that reads standard input, e.g. with the argument \`-\` or \`/dev/stdin\`.`,
    { isUnchanged: true },
  )
}

async function readFrom(
  line: string,
  emptyExitCodes: readonly number[],
  context: CommandContext,
): Promise<Secret | undefined> {
  const { end, output, isOpen, name } = await runCommand({ line, prints: true }, context)
  const value = new TextDecoder().decode(output).replace(/\r?\n$/, '')
  const isEmpty = value === ''
  if (end !== 0 && !(isEmpty && emptyExitCodes.some(code => code === end))) {
    throw new StoreError(`${name} ${failureOf(end, context.timeout)}`)
  }
  if (isEmpty && isOpen) {
    throw new StoreError(
      `${name} exited before its background processes printed the secret. Add \`wait\` to the end of the command.`,
    )
  }
  return isEmpty ? undefined : new Secret(value)
}

async function checkProgram(line: string, context: CommandContext): Promise<void> {
  const program = programOf(line)
  if (program === undefined || process.platform === 'win32') return
  const search = { line: 'command -v -- "$PROGRAM" || echo none', prints: true, variables: { PROGRAM: program } }
  const { output } = await runCommand(search, context)
  if (new TextDecoder().decode(output).trim() !== 'none') return
  const name = printCommand(program, apiKeysIn(context.environment))
  throw new StoreError(`Command not found: ${name}. Correct the command, or install the program.`, {
    isUnchanged: true,
  })
}

/** Returns the program that a command runs, after any `NAME=value` assignments. Returns `undefined` if only a shell can determine it. */
function programOf(line: string): string | undefined {
  const word = line
    .trim()
    .replace(/^(?:\w+=[\w./:-]* +)*/, '')
    .split(/\s/, 1)[0]
  return word && /^[\w./+-]+$/.test(word) ? word : undefined
}

function checkLine(line: string): void {
  if (typeof line !== 'string')
    throw new InvalidArgumentError('Invalid command: it is not a string. Specify a shell command.')
  if (line.trim() === '') throw new InvalidArgumentError('Invalid command: it is empty. Specify a shell command.')
}

function checkTimeout(timeout: number): void {
  if (timeout > 0 && timeout <= MAX_TIMER_DELAY) return
  throw new InvalidArgumentError(
    `Invalid timeout ${timeout}: expected a number of milliseconds from 1 to ${MAX_TIMER_DELAY}.`,
  )
}

function checkExitCode(code: number): void {
  if (Number.isInteger(code) && code >= 1 && code <= 255) return
  throw new InvalidArgumentError(`Invalid emptyExitCodes ${code}: expected integers from 1 to 255.`)
}

/** A command and its input. */
interface Command {
  readonly line: string
  readonly input?: Secret
  readonly prints?: boolean
  readonly variables?: Readonly<Record<string, string>>
}

/** The settings for all commands of a store. */
interface CommandContext {
  readonly environment: Environment
  readonly signal: AbortSignal | undefined
  /** In milliseconds. */
  readonly timeout: number
}

/** Runs a command in an environment without secrets. Returns its result, and its name for messages. */
async function runCommand(command: Command, context: CommandContext): Promise<ShellResult & { name: string }> {
  const { line, input, prints = false, variables } = command
  const { environment, signal, timeout } = context
  if (signal?.aborted) throw aborted(signal)
  const secrets = [...apiKeysIn(environment), ...(input ? [input] : [])]
  const name = printCommand(line, secrets)
  const env = { ...sanitizedEnv(secrets, environment), ...variables }
  const result = await withStoreError(
    `Cannot start ${name}`,
    () => runInShell({ line, env, input: input?.reveal(), prints, timeout, signal }),
    { isUnchanged: true },
  )
  if (result.end === 'aborted') throw aborted(signal)
  return { ...result, name }
}

/** Formats a command for messages, in one line and without credentials. */
function printCommand(line: string, secrets: readonly Secret[]): string {
  return redactCommand(hideSecrets(line.trim().replace(/\s+/g, ' '), secrets))
}

function failureOf(end: ExitReason, timeout: number): string {
  if (end === 'timeout')
    return `did not exit within ${timeout / 1000} s and was stopped. Find out why it does not exit, or increase \`timeout\`.`
  if (end === 'too much output')
    return `printed more than ${MAX_OUTPUT / 1024} KiB and was stopped. It must print only the secret.`
  const how = typeof end === 'number' ? `exit code ${end}` : end
  return `failed (${how}). Its output may contain the secret and is not shown. To see the output, add \`2>FILE\` to the command.`
}

function aborted(signal: AbortSignal | undefined): AbortedError {
  return new AbortedError('The command was stopped because its signal was aborted.', { cause: signal?.reason })
}

type Environment = Readonly<Record<string, string | undefined>>

const KEY_VARIABLE = 'WORKBENCH_API_KEY'

/** Returns the Workbench API keys of an environment. */
function apiKeysIn(environment: Environment): Secret[] {
  const key = environment[KEY_VARIABLE]?.trim()
  return key ? [new Secret(key)] : []
}

/** Returns an environment without `WORKBENCH_API_KEY` or any variable that contains one of the secrets. */
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
