import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { onTestFinished } from 'vitest'
import { bundledProgram } from '../../../../test/bundled-program.ts'
import { type ApiKey, Workbench } from '../../src/index.ts'
import { envFile } from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'
import type { ProcessInput } from './rotating-process.ts'

const program = bundledProgram(new URL('rotating-process.ts', import.meta.url))

/** When a process is killed: at a request to the server, or at a call of its journal or store. */
export interface KillPoint {
  readonly at: 'request' | 'journal' | 'store'
  readonly when: 'before' | 'after'
  readonly nth: number
}

/** How a process ended. */
export interface ProcessResult {
  readonly code: number | null
  readonly wasKilled: boolean
  readonly output: string
}

/** A mock on a port, which can kill the calling process before or after it handles a request. */
export async function openTempProject() {
  const mock = new WorkbenchMock()
  const admin = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  let target: { readonly child: ChildProcess; readonly killPoint: KillPoint; requests: number } | undefined
  const watchers = new Set<() => Promise<void>>()

  const server = createServer(async (request, response) => {
    const from = request.headers['user-agent'] === 'the consumer' ? undefined : target
    const isKillPoint = from?.killPoint.at === 'request' && ++from.requests === from.killPoint.nth
    if (isKillPoint && from.killPoint.when === 'before') return void from.child.kill('SIGKILL')
    const answer = await mock.fetch(await requestOf(request, mock.baseUrl))
    if (request.headers['user-agent'] !== 'the consumer') for (const watch of watchers) await watch()
    if (isKillPoint) return void from.child.kill('SIGKILL')
    await send(answer, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const baseUrl = `http://127.0.0.1:${address.port}`
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })

  /** Runs the program until it exits or is killed. */
  async function run(
    input: Omit<ProcessInput, 'baseUrl' | 'killPoint'>,
    killPoint?: KillPoint,
    /** The words before the program, e.g. to run it in a container. */
    prefix: readonly string[] = [],
  ): Promise<ProcessResult> {
    const own = killPoint?.at === 'request' ? undefined : killPoint
    const [command = '', ...args] = [...prefix, process.execPath, await program]
    const child = spawn(command, args, {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        PROCESS_INPUT: JSON.stringify({ ...input, baseUrl, killPoint: own }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    target = killPoint && { child, killPoint, requests: 0 }
    const [output, errors, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null, string | null]>,
    ])
    if (signal === null && errors !== '') throw new Error(errors)
    return { code, wasKilled: signal === 'SIGKILL', output: output.trim() }
  }

  return { mock, admin, baseUrl, run, watchers }
}

export type TempProject = Awaited<ReturnType<typeof openTempProject>>

/** An account with one key in an env file, and a consumer that calls Workbench with it continuously. */
export async function openAccount(project: TempProject, { own = false } = {}) {
  const { admin, mock, baseUrl, watchers } = project
  const folder = await mkdtemp(join(tmpdir(), 'workbench-rotation-'))
  const file = join(folder, 'secret.env')
  const account = await admin.serviceAccounts.create({ name: 'ci', role: 'organization_admin' })
  const key = await admin.apiKeys.create({ serviceAccount: account, name: 'deploy, eu' })
  await writeFile(file, `# kept\nWORKBENCH_API_KEY=${key.secret.reveal()}\nOTHER=kept\n`)
  const store = envFile(file)
  const keys = () => admin.serviceAccounts.keys(account).toArray()
  const accepted = () => isAccepted(store, admin)
  const faults: string[] = []
  let maxNewKeys = 0

  // After each request of the program, before it receives the response.
  const watch = async () => {
    if (!(await accepted())) faults.push('the stored secret is not accepted')
    const fresh = (await keys()).filter(({ id, active }) => active && id !== key.id)
    maxNewKeys = Math.max(maxNewKeys, fresh.length)
  }
  watchers.add(watch)
  const consumer = consume(baseUrl, async () => (await store.read?.())?.reveal() ?? '', faults)

  async function close(): Promise<void> {
    watchers.delete(watch)
    await consumer.stop()
    await admin.serviceAccounts.delete(account)
    await rm(folder, { recursive: true })
  }

  return {
    key,
    store,
    keys,
    accepted,
    faults,
    consumer,
    close,
    get maxNewKeys() {
      return maxNewKeys
    },
    stored: async () => (await store.read?.())?.reveal(),
    leftovers: async () => (await readdir(folder)).filter(name => name !== 'secret.env'),
    text: () => readFile(file, 'utf8'),
    hasJournal: () => existsSync(join(folder, 'journal.json')),
    input: {
      token: own ? key.secret.reveal() : mock.tokens.admin,
      key: key.id,
      envFile: file,
      journal: join(folder, 'journal.json') as string | null,
      readable: true,
      rollback: false,
      retire: 'delete' as const,
      gracePeriod: 120,
      deleteAfter: 0,
    },
  }
}

export type Account = Awaited<ReturnType<typeof openAccount>>

/** The pause between two calls of the consumer, in milliseconds: short compared with a step, and leaves the processor to the program. */
const PAUSE = 50

/** Calls Workbench with the stored secret, one call after the other, until it is stopped. */
function consume(baseUrl: string, read: () => Promise<string>, faults: string[]) {
  let isStopped = false
  let calls = 0
  const ended = (async () => {
    while (!isStopped) {
      const headers = { authorization: `Bearer ${await read()}`, 'user-agent': 'the consumer' }
      const response = await fetch(`${baseUrl}/api/v2/organizations?page[limit]=0`, { headers })
      await response.arrayBuffer()
      calls += 1
      if (!response.ok) faults.push(`the consumer received the status ${response.status}`)
      await setTimeout(PAUSE)
    }
  })()
  return {
    get calls() {
      return calls
    },
    async stop() {
      isStopped = true
      await ended
    },
  }
}

/** Returns the keys except one. */
export const without = (keys: readonly ApiKey[], { id }: { readonly id: string }) => keys.filter(each => each.id !== id)

async function requestOf(request: IncomingMessage, baseUrl: string): Promise<Request> {
  const { method = '', url = '', headers } = request
  const body = await buffer(request)
  const own = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new Request(new URL(url, baseUrl), {
    method,
    headers: Object.fromEntries(own),
    ...(body.length > 0 && { body }),
  })
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
}
