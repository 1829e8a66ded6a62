import { AbortedError } from '../../errors.ts'
import { redact, type Secret } from '../../secret.ts'
import { StoreError } from '../secret-store.ts'
import { clearedOf, type Environment, keysIn } from './cleared-environment.ts'
import { explained } from './explained.ts'
import { MOST_OUTPUT, runInShell, type ShellEnd } from './shell.ts'

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
