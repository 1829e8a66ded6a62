import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { bundledProgram } from '../../../test/bundled-program.ts'

const CLI = await bundledProgram(new URL('../src/cli/main.ts', import.meta.url))
const children = new Set<ChildProcess>()

/** Kills the commands that are still running. Each test file calls this after each test. */
export function killCommands(): void {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
}

/** The first line of `serve --json`. */
export interface Ready {
  readonly url: string
  readonly organizationId: string
  readonly tokens: { readonly admin: string; readonly analyst: string; readonly readOnlyAdmin: string }
  readonly otp: string
  /** Set if the command generated it. */
  readonly controlToken?: string
  /** With HTTPS only. */
  readonly certificate?: string
}

const COMMAND = [process.execPath, CLI]

/** Starts the command in a separate process. */
export const run = (...args: string[]) => start([...COMMAND, ...args])

/** Starts the command in a folder. */
export const runIn = (cwd: string, ...args: string[]) => start([...COMMAND, ...args], {}, cwd)

/** Starts the command with additional environment variables. */
export const runWith = (variables: NodeJS.ProcessEnv, ...args: string[]) => start([...COMMAND, ...args], variables)

/** Runs a shell script, in which `"$@"` is the command. */
export const runInShell = (script: string, ...args: string[]) => start(['sh', '-c', script, 'sh', ...COMMAND, ...args])

/** Starts the command with a limit on the size of files, in blocks of 512 bytes, to simulate a full disk. */
export const runWithLittleRoom = (blocks: number, ...args: string[]) =>
  runInShell(`trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, ...args)

function start([program = '', ...args]: readonly string[], variables: NodeJS.ProcessEnv = {}, cwd = process.cwd()) {
  const env = { ...process.env, ...variables }
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env, cwd })
  children.add(child)
  return child
}

export type Child = ReturnType<typeof run>

/** Returns a function that resolves with the next line. */
export function linesOf(stream: NodeJS.ReadableStream): () => Promise<string> {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The output has ended.')
    return value
  }
}

/** Starts a mock on a free port, and waits until it is ready. */
export const served = (...args: string[]) => servedWith({}, ...args)

/** Like `served`, with additional environment variables. */
export async function servedWith(variables: NodeJS.ProcessEnv, ...args: string[]) {
  const child = runWith(variables, 'serve', '--json', '--port', '0', ...args)
  const nextLine = linesOf(child.stdout)
  // A test may close the output.
  const said = text(child.stderr).catch(() => '')
  const line = await nextLine().catch(async () => {
    throw new Error(`The mock did not start: ${await said}`)
  })
  return { child, nextLine, ...(JSON.parse(line) as Ready) }
}

/** Waits for a command that exits. */
export async function outcome(
  child: Child,
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, out, said }
}

export async function stopped(child: Child, signal: NodeJS.Signals): Promise<readonly [number | null, string | null]> {
  const exit = once(child, 'exit')
  child.kill(signal)
  const [code, by] = await exit
  return [code, by]
}
