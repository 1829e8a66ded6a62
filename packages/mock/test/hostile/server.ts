// A mock on two ports, with TLS and without, in a process of its own, whose memory and sockets can be asked for.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import type { Health, Target } from './target.ts'

/** Short, so that who is cut off is cut off soon; but no good client is, on a machine that is busy. Milliseconds. */
const timeouts = { headers: 5_000, request: 5_000, keepAlive: 1_000, unread: 5_000, close: 1_000 }
const options = { maxBodyBytes: 65_536, maxHeaders: 50, timeouts }

// What the journal keeps is no growth: it is full soon.
const mock = new WorkbenchMock({ keepRequests: 100 })
const { serviceAccounts } = mock.seed({
  serviceAccounts: Array.from({ length: 50 }, (_, index) => ({ name: `account ${index}`, keys: [{ name: 'deploy' }] })),
})
const [plain, secured] = await Promise.all([serve(mock, options), serve(mock, { ...options, tls: true })])

process.send?.({
  plain: plain.port,
  secured: secured.port,
  certificate: secured.certificate ?? '',
  token: mock.tokens.admin,
  readOnlyToken: mock.tokens.readOnlyAdmin,
  keyId: serviceAccounts[0]?.keys[0]?.id ?? '',
} satisfies Target)

process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const sockets = process.getActiveResourcesInfo().filter(resource => resource === 'TCPSocketWrap').length
  process.send?.({ heapUsed, rss, sockets } satisfies Health)
})
process.once('disconnect', () => process.exit())
