import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Task } from '../../test/runtimes/lifecycle.ts'
import { BUN, DENO, NODE_26, NODES } from './binaries.ts'
import { type Outcome, type Runtime, TIMEOUT, versionOf } from './runtime.ts'
import type { TestServer } from './test-server.ts'

const PROGRAM = 'test/runtimes/command-line.ts'
/** Options to run TypeScript in versions of Node before 22.18. */
const STRIP_TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
const NETWORK = ['run', '--no-prompt', '--no-lock', '--allow-net=127.0.0.1']

const FILES = ['--allow-read', '--allow-write', '--allow-sys']

/** Runs the program with the task as its argument, and optionally with a folder in which it can create files. */
type Start = (task: Task, env: NodeJS.ProcessEnv, ...folder: readonly string[]) => Promise<Outcome>

export const commandLines: readonly Runtime[] = [
  ...NODES.map(({ name, binary }) => byEnvironment(name, binary, STRIP_TYPES)),
  byArgument('Node 26, with fetch of undici', NODE_26, [], { fetchFrom: 'undici' }),
  byArgument('Node 26, with node-fetch', NODE_26, [], { fetchFrom: 'node-fetch' }),
  byEnvironment('Bun', BUN),
  byEnvironment('Deno', DENO, [...NETWORK, ...FILES, '--allow-env=WORKBENCH_API_KEY,WORKBENCH_BASE_URL']),
  byArgument('Deno, with network access only', DENO, NETWORK),
]

function byArgument(name: string, binary: string, args: readonly string[], more: Partial<Task> = {}): Runtime {
  const start = starter(binary, args)
  return {
    name,
    version: () => versionOf(binary),
    run: (task, server) => start({ ...task, ...more }, environment(server)),
  }
}

/** Runs the program with an empty task, so that the client reads its options from the environment. */
function byEnvironment(name: string, binary: string, args: readonly string[] = []): Runtime {
  const start = starter(binary, args)
  const run: Runtime['run'] = (task, server) => {
    const { token, baseUrl } = task.options
    const env = { ...environment(server), WORKBENCH_API_KEY: token, WORKBENCH_BASE_URL: baseUrl }
    return start({ ...task, options: {} }, env, server.folder)
  }
  return { name, version: () => versionOf(binary), run }
}

function environment({ folder }: TestServer): NodeJS.ProcessEnv {
  return { ...process.env, DENO_DIR: folder, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
}

function starter(binary: string, args: readonly string[]): Start {
  return async (task, env, ...folder) => {
    const all = [...args, PROGRAM, JSON.stringify(task), ...folder]
    const child = promisify(execFile)(binary, all, { env, timeout: TIMEOUT })
    child.child.stdin?.end()
    const { stdout, stderr } = await child
    const lines = stdout.trimEnd().split('\n')
    return { report: lines.pop() ?? '', output: [...lines, stderr].join('\n') }
  }
}
