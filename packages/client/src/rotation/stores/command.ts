import { InvalidArgumentError } from '../../errors.ts'
import { redact, Secret } from '../../secret.ts'
import { type SecretStore, StoreError } from '../secret-store.ts'
import { type Environment, keysIn } from './cleared-environment.ts'
import { nameOf, runCommand, type Setting } from './run-command.ts'

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
