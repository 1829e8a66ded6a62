import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'

const CLI = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const children = new Set<ChildProcess>()

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

/** What the first line of `serve --json` says. */
export interface Ready {
  readonly url: string
  readonly organizationId: string
  readonly tokens: { readonly admin: string; readonly analyst: string; readonly readOnlyAdmin: string }
  readonly otp: string
  /** Of one that speaks HTTPS. */
  readonly certificate?: string
}

const COMMAND = [process.execPath, '--conditions=workbench-source', CLI]

/** The command, as a process of its own that ends with the test. */
export const run = (...args: string[]) => start([...COMMAND, ...args])

/** The command where no file may become longer than so many blocks of 512 bytes, as on a disk that is full. */
export const runWithLittleRoom = (blocks: number, ...args: string[]) =>
  start(['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...COMMAND, ...args])

function start([program = '', ...args]: readonly string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  return child
}

export type Child = ReturnType<typeof run>

/** Lines as they come; what is asked for next is the next that comes, or has come since. */
export function linesOf(stream: NodeJS.ReadableStream): () => Promise<string> {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('It said no more.')
    return value
  }
}

/** A mock on a port of its own, when it is ready. */
export async function served(...args: string[]) {
  const child = run('serve', '--json', '--port', '0', ...args)
  const nextLine = linesOf(child.stdout)
  // A test may hang up on it.
  const said = text(child.stderr).catch(() => '')
  const line = await nextLine().catch(async () => {
    throw new Error(`It did not begin: ${await said}`)
  })
  return { child, nextLine, ...(JSON.parse(line) as Ready) }
}

/** Of a command that ends by itself. */
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
