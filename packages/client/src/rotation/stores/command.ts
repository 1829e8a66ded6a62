import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { AbortedError, InvalidArgumentError } from '../../errors.ts'
import { redact, Secret } from '../../secret.ts'
import { explained } from './fs-errors.ts'
import { type SecretStore, StoreError } from './secret-store.ts'

/**
 * How the commands of a store are run.
 *
 * @example
 * const options: CommandOptions = { read: 'vault kv get -field=key secret/workbench', timeout: 10_000 }
 * const store = command('vault kv put secret/workbench key=-', options)
 */
export interface CommandOptions {
  /**
   * A shell command that prints the secret. One line end behind it is dropped; where it prints nothing, there is no secret.
   * Default: the store has no `read`.
   *
   * @example
   * command('vault kv put secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' })
   */
  readonly read?: string | undefined
  /**
   * The environment of the commands, before it is cleared of secrets. Default: that of this process at the time of each.
   *
   * @example
   * command('gh secret set WORKBENCH_API_KEY', { env: { ...process.env, GH_REPO: 'acme/deploy' } })
   */
  readonly env?: Environment | undefined
  /**
   * Kills the command that runs; the method that runs it throws an `AbortedError`.
   *
   * @example
   * command('gh secret set WORKBENCH_API_KEY', { signal: AbortSignal.timeout(300_000) })
   */
  readonly signal?: AbortSignal | undefined
  /**
   * After how many milliseconds a command is killed, with all that it has started. Default: 60,000.
   *
   * @example
   * command('gh secret set WORKBENCH_API_KEY', { timeout: 10_000 })
   */
  readonly timeout?: number | undefined
}

const DEFAULT_TIMEOUT = 60_000
const LONGEST_TIMEOUT = 2 ** 31 - 1

/**
 * Hands the secret to a shell command on its standard input, without a line end: to any store that comes with a program.
 *
 * The secret is neither an argument nor in the environment, where other processes could see it. The environment lacks
 * `WORKBENCH_API_KEY`, and every variable that has its value, or the secret, in it. What the command prints is not shown
 * and in no error, since it may repeat what it reads; `2>FILE` in the command keeps it. It has no terminal to ask on.
 *
 * That readers get a secret whole is up to the command. Where one fails or is stopped midway, `read` alone can tell what
 * is stored. On Windows a shell that is stopped may leave running what it has started.
 *
 * @param line the command; it is the label, too, so name variables in it and no secrets
 * @throws InvalidArgumentError where a command is empty, or `timeout` is not 1 to 2,147,483,647
 * @throws StoreError from its methods: where a command is not there, fails, or takes too long
 * @throws AbortedError from its methods: where `signal` is aborted
 *
 * @example
 * const stores = [
 *   command('gh secret set WORKBENCH_API_KEY'),
 *   command('vault kv put secret/workbench key=-', { read: 'vault kv get -field=key secret/workbench' }),
 *   command('aws secretsmanager put-secret-value --secret-id workbench --secret-string file:///dev/stdin'),
 * ]
 * for (const store of stores) await store.check?.()
 */
export function command(line: string, options: CommandOptions = {}): SecretStore {
  const { read, env, signal, timeout = DEFAULT_TIMEOUT } = options
  const lines = read === undefined ? [line] : [line, read]
  for (const each of lines) checkLine(each)
  checkTimeout(timeout)
  const setting = (): Setting => ({ environment: env ?? process.env, signal, timeout })

  return {
    label: redact(nameOf(line), keysIn(setting().environment)),
    async write(secret) {
      await runCommand({ line, input: secret }, setting())
    },
    ...(read !== undefined && { read: () => readFrom(read, setting()) }),
    async check() {
      for (const each of lines) await checkProgram(each, setting())
    },
  }
}

async function readFrom(line: string, setting: Setting): Promise<Secret | undefined> {
  const printed = await runCommand({ line, prints: true }, setting)
  const value = new TextDecoder().decode(printed).replace(/\r?\n$/, '')
  return value === '' ? undefined : new Secret(value)
}

async function checkProgram(line: string, setting: Setting): Promise<void> {
  const program = programOf(line)
  if (program === undefined || process.platform === 'win32') return
  const search = { line: 'command -v -- "$PROGRAM" || echo none', prints: true, variables: { PROGRAM: program } }
  const found = new TextDecoder().decode(await runCommand(search, setting))
  if (found.trim() !== 'none') return
  const name = redact(program, keysIn(setting.environment))
  throw new StoreError(`There is no command ${name}. Correct it, or install it.`)
}

/** The first word of the command, behind any `NAME=value`; nothing where only a shell can tell. */
function programOf(line: string): string | undefined {
  const word = line
    .trim()
    .replace(/^(?:\w+=[\w./:-]* +)*/, '')
    .split(/\s/, 1)[0]
  return word && /^[\w./+-]+$/.test(word) ? word : undefined
}

function checkLine(line: string): void {
  if (line.trim() === '') throw new InvalidArgumentError('The command is empty. Write a line for the shell.')
}

function checkTimeout(timeout: number): void {
  if (timeout > 0 && timeout <= LONGEST_TIMEOUT) return
  throw new InvalidArgumentError(`timeout has to be a number of milliseconds, from 1 to ${LONGEST_TIMEOUT}.`)
}

/** A command, and what it is given. */
export interface Command {
  readonly line: string
  readonly input?: Secret
  readonly prints?: boolean
  readonly variables?: Readonly<Record<string, string>>
}

/** What holds for each command of a store. */
export interface Setting {
  readonly environment: Environment
  readonly signal: AbortSignal | undefined
  /** In milliseconds. */
  readonly timeout: number
}

/** Runs a command with an environment that is cleared of secrets, and gives what it printed. Throws unless it succeeds. */
export async function runCommand(command: Command, setting: Setting): Promise<Uint8Array> {
  const { line, input, prints = false, variables } = command
  const { environment, signal, timeout } = setting
  if (signal?.aborted) throw aborted(signal)
  const secrets = [...keysIn(environment), ...(input ? [input] : [])]
  const name = redact(nameOf(line), secrets)
  const env = { ...clearedOf(secrets, environment), ...variables }
  const { end, output } = await explained(`${name} cannot be started`, () =>
    runInShell({ line, env, input: input?.reveal(), prints, timeout, signal }),
  )
  if (end === 0) return output
  if (end === 'aborted') throw aborted(signal)
  throw new StoreError(`${name} ${failureOf(end, timeout)}`)
}

/** A command as people call it: its line. */
export function nameOf(line: string): string {
  return line.trim().replace(/\s+/g, ' ')
}

function failureOf(end: ShellEnd, timeout: number): string {
  if (end === 'timeout')
    return `did not end within ${timeout / 1000} s and was stopped. Look why it waits, or raise the timeout.`
  if (end === 'too much output')
    return `printed more than ${MOST_OUTPUT / 1024} KiB and was stopped. Have it print the secret alone.`
  const how = typeof end === 'number' ? `exit code ${end}` : end
  return `failed (${how}). Its output may hold the secret and is not shown: add 2>FILE to it to see why.`
}

function aborted(signal: AbortSignal | undefined): AbortedError {
  return new AbortedError('The command was stopped, since its signal was aborted.', { cause: signal?.reason })
}

export interface ShellTask {
  readonly line: string
  readonly env: Readonly<Record<string, string>>
  /** What the command gets on its standard input; undefined for nothing. */
  readonly input: string | undefined
  /** Whether what it prints is kept. */
  readonly prints: boolean
  /** In milliseconds. */
  readonly timeout: number
  readonly signal: AbortSignal | undefined
}

/** Why a command was stopped. */
type Stop = 'timeout' | 'aborted' | 'too much output'

/** The exit code of a command, the signal that ended it, or why it was stopped. */
export type ShellEnd = number | NodeJS.Signals | Stop

/** In bytes. */
export const MOST_OUTPUT = 64 * 1024

/** Runs a command in a shell, in a process group of its own, which is killed whole where it has to be stopped. */
export async function runInShell(task: ShellTask): Promise<{ end: ShellEnd; output: Uint8Array }> {
  const child = start(task)
  let reason: Stop | undefined
  const stopFor = (why: Stop) => () => {
    reason ??= why
    killGroup(child)
    // A process that has left the group may hold the other end for ever.
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
  // A command may end without reading: its exit code decides, not the broken pipe.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return child
}

async function collect(stream: Readable, overflow: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  stream.on('data', (chunk: Uint8Array) => {
    length += chunk.length
    if (length > MOST_OUTPUT) overflow()
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
    // It has ended by itself.
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

const KEY_VARIABLE = 'WORKBENCH_API_KEY'

/** The Workbench keys that an environment is known to hold. */
export function keysIn(environment: Environment): Secret[] {
  const key = environment[KEY_VARIABLE]?.trim()
  return key ? [new Secret(key)] : []
}

/** An environment without `WORKBENCH_API_KEY`, and without any variable that has one of the secrets in its value. */
export function clearedOf(secrets: readonly Secret[], environment: Environment): Record<string, string> {
  const values = secrets.map(secret => secret.reveal()).filter(value => value !== '')
  const cleared: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name.toUpperCase() === KEY_VARIABLE) continue
    if (!values.some(each => value.includes(each))) cleared[name] = value
  }
  return cleared
}
