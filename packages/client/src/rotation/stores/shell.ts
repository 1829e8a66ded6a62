import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { IN_GROUP, killGroup } from '@workbench-sdk/internal/process-group'

/** A command line, and how to run it. */
export interface ShellTask {
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

/** The exit code of a command, the signal that killed it, or why it was stopped. */
export type ExitReason = number | NodeJS.Signals | StopReason

/** The outcome of a command. */
export interface ShellResult {
  readonly end: ExitReason
  readonly output: Uint8Array
  /** Whether the output may be incomplete because a background process started by the command can still print more. */
  readonly isOpen: boolean
  /** Whether it is certain that no process has read any of the input. */
  readonly isUnread: boolean
}

/** The maximum size of the output, in bytes. */
export const MAX_OUTPUT = 64 * 1024

/** How long to wait for remaining output after a command has exited, in milliseconds. */
const DRAIN_TIME = 250

/**
 * Runs the command line `$1` with a pipe as its input, and writes the number of unread input bytes to descriptor 3. Node's own
 * "pipes" are sockets, which programs cannot open as `/dev/stdin`, and which do not reveal whether their content was read.
 */
const COUNT_UNREAD = `
PATH="\${PATH:+$PATH:}/usr/bin:/bin" cat 3>&- | {
  ( eval "$1" ) 3>&-
  status=$?
  PATH="\${PATH:+$PATH:}/usr/bin:/bin"
  echo "$(cat 3>&- | wc -c)" >&3
  exit "$status"
}`

const isWindows = process.platform === 'win32'

/** Runs a command in a shell, in a separate process group, so that all its processes can be killed. */
export async function runInShell(task: ShellTask): Promise<ShellResult> {
  const child = start(task)
  let reason: StopReason | undefined
  const stopFor = (why: StopReason) => () => {
    reason ??= why
    killGroup(child, 'SIGKILL')
    child.stdout?.destroy()
  }
  const timer = setTimeout(stopFor('timeout'), task.timeout)
  const abort = stopFor('aborted')
  task.signal?.addEventListener('abort', abort)
  try {
    const output = child.stdout && collect(child.stdout, stopFor('too much output'))
    const report = child.stdio[3] && collect(child.stdio[3] as Readable, () => {})
    const [code, killedBy] = await once(child, 'exit')
    // The part of the shell that runs the command may have survived.
    if (killedBy !== null) killGroup(child, 'SIGKILL')
    await Promise.race([Promise.all([output?.end, report?.end]), delay(DRAIN_TIME)])
    return {
      end: reason ?? killedBy ?? exitReason(code),
      output: output?.read() ?? new Uint8Array(),
      isOpen: child.stdout?.closed === false,
      // If the shell was killed, the part that runs the command may still read.
      isUnread: reason === undefined && killedBy === null && isWhole(task.input, report?.read()),
    }
  } finally {
    clearTimeout(timer)
    task.signal?.removeEventListener('abort', abort)
    // A background process may never close its end of the pipe.
    child.stdout?.destroy()
  }
}

function start(task: ShellTask): ChildProcess {
  const child = task.input === undefined || isWindows ? startPlain(task) : startCounting(task)
  // A command can exit without reading its input. Its exit code matters, not the broken pipe.
  child.stdin?.on('error', () => {})
  child.stdin?.end(task.input)
  return child
}

function startPlain({ line, env, input, prints }: ShellTask): ChildProcess {
  return spawn(line, {
    shell: true,
    env,
    ...IN_GROUP,
    stdio: [input === undefined ? 'ignore' : 'pipe', prints ? 'pipe' : 'ignore', 'ignore'],
  })
}

function startCounting({ line, env, prints }: ShellTask): ChildProcess {
  return spawn('/bin/sh', ['-c', COUNT_UNREAD, 'sh', line], {
    env,
    ...IN_GROUP,
    stdio: ['pipe', prints ? 'pipe' : 'ignore', 'ignore', 'pipe'],
  })
}

function collect(stream: Readable, overflow: () => void) {
  const chunks: Uint8Array[] = []
  let length = 0
  stream.on('data', (chunk: Uint8Array) => {
    length += chunk.length
    if (length > MAX_OUTPUT) overflow()
    else chunks.push(chunk)
  })
  return { end: once(stream, 'close'), read: () => Buffer.concat(chunks) }
}

/** Returns the signal or the exit code. Shells report the signal that killed a command as an exit code above 128. */
function exitReason(code: number): ExitReason {
  const [signal] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? []
  return (signal as NodeJS.Signals | undefined) ?? code
}

function isWhole(input: string | undefined, unread: Uint8Array | undefined): boolean {
  return input !== undefined && Number.parseInt(String(unread), 10) === Buffer.byteLength(input)
}
