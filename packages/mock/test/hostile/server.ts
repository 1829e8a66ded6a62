// A host on two ports, with and without TLS, in a separate process that reports its memory, its sockets and its slowest turn.
import { createHost, serve } from '@workbench-sdk/mock'
import type { Health, Target } from './target.ts'

/** Short, so that clients are disconnected soon, but long enough for the regular client on a busy machine. Milliseconds. */
const timeouts = { headers: 5_000, request: 5_000, keepAlive: 1_000, unread: 5_000, close: 1_000 }
const options = { maxConnections: 300, timeouts }

/** How often the memory and the time of the processor are measured, in milliseconds. */
const INTERVAL = 20

const worlds: string[] = []
const controlToken = 'hostile-control-token'
const host = createHost({ controlToken, onWorld: name => worlds.push(name) })
const { mock } = host
const { serviceAccounts } = mock.seed({
  serviceAccounts: Array.from({ length: 50 }, (_, index) => ({
    name: `account ${index}`,
    keys: Array.from({ length: 5 }, (_, key) => ({ name: `key ${key}` })),
  })),
})
const [plain, secured] = await Promise.all([serve(host, options), serve(host, { ...options, tls: true })])

process.send?.({
  pid: process.pid,
  plain: plain.port,
  secured: secured.port,
  certificate: secured.certificate ?? '',
  token: mock.tokens.admin,
  readOnlyToken: mock.tokens.readOnlyAdmin,
  controlToken,
  organizationId: mock.organizationId,
  keyId: serviceAccounts[0]?.keys[0]?.id ?? '',
} satisfies Target)

let peak = 0
let slowestTurn = 0
let before = process.threadCpuUsage()
// The time of the processor, because other processes can delay a turn.
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  before = process.threadCpuUsage()
  slowestTurn = Math.max(slowestTurn, (user + system) / 1_000)
  peak = Math.max(peak, process.memoryUsage.rss())
}, INTERVAL)

process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const sockets = process.getActiveResourcesInfo().filter(resource => resource === 'TCPSocketWrap').length
  process.send?.({ heapUsed, rss, peak, slowestTurn, sockets, worlds: worlds.length } satisfies Health)
  peak = rss
  slowestTurn = 0
  before = process.threadCpuUsage()
})
process.once('disconnect', () => process.exit())
