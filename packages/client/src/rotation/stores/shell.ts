import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

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
