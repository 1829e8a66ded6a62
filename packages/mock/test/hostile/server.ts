// A mock on two ports, with and without TLS, in a separate process that reports its memory and sockets.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import type { Health, Target } from './target.ts'

/** Short, so that clients are disconnected soon, but long enough for the regular client on a busy machine. Milliseconds. */
const timeouts = { headers: 5_000, request: 5_000, keepAlive: 1_000, unread: 5_000, close: 1_000 }
const options = { maxBodyBytes: 65_536, maxHeaders: 50, timeouts }

// The journal is soon full, so it does not grow.
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
