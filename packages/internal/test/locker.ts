import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Root needs no user namespace to create other namespaces. */
const USER = process.geteuid?.() === 0 ? [] : ['--map-root-user']
/** Runs a program with its own process ids, like a container. */
const UNSHARE = ['unshare', ...USER, '--pid', '--fork']

/** Commands that start a program on a system whose processes this system cannot check. */
const SYSTEMS = {
  this: [],
  container: [...UNSHARE, '--mount-proc'],
  /** A container in which `/proc` still shows the processes of the host. */
  'container with the /proc of the host': UNSHARE,
  'another machine': [...UNSHARE, '--mount-proc', '--uts', 'sh', '-c', 'hostname elsewhere; exec "$@"', 'sh'],
} as const

type System = keyof typeof SYSTEMS

/** Whether this system allows programs to create namespaces. Containers often do not. */
export const canUnshare =
  spawnSync(UNSHARE[0] ?? '', [...UNSHARE.slice(1), '--mount-proc', '--uts', 'true']).status === 0

export interface LockerOptions {
  readonly system?: System
  /** The error of the process's clock, in milliseconds. */
  readonly clockOffset?: number
  readonly maxSilence?: number
}

/** A process that acquires a lock. */
export class Locker {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  #errors = ''

  constructor(path: string, { system = 'this', clockOffset = 0, maxSilence = 30_000 }: LockerOptions = {}) {
    const program = fileURLToPath(new URL('locking-process.ts', import.meta.url))
    const node = [process.execPath, '--import', wrongClock(clockOffset), program, path, String(maxSilence)]
    const [command = '', ...args] = [...SYSTEMS[system], ...node]
    this.#child = spawn(command, args, { stdio: 'pipe' })
    this.#child.stderr.setEncoding('utf8').on('data', text => {
      this.#errors += text
    })
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /** Returns the next line of output. */
  async next(): Promise<unknown> {
    const { value } = await this.#lines.next()
    if (value === undefined) throw new Error(`The process ended: ${this.#errors}`)
    return JSON.parse(value)
  }

  async ask(line: 'state' | 'release'): Promise<unknown> {
    this.#child.stdin.write(`${line}\n`)
    return this.next()
  }

  /** Sends a signal to the program itself, not to the command that started its system. */
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    let pid = this.#child.pid ?? 0
    for (let child = childOf(pid); child !== undefined; child = childOf(child)) pid = child
    process.kill(pid, signal)
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const closed = once(this.#child, 'close')
    this.signal('SIGKILL')
    await closed
  }
}

function childOf(pid: number): number | undefined {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')
  return child ? Number(child) : undefined
}

/** A module that sets a process's clock forward or back, like `faketime`. */
function wrongClock(offset: number): string {
  const code = `globalThis.Date = class extends Date {
    constructor(...args) { super(...(args.length > 0 ? args : [Date.now() + ${offset}])) }
    static now() { return super.now() + ${offset} }
  }`
  return `data:text/javascript,${encodeURIComponent(code)}`
}
