// In a file of its own, since what is behind `serve` is loaded with its first call: here under the fake timers already.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { answerIn, RawClient } from './raw-client.ts'

test('a port answers, and closes in the end, under fake timers', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'setImmediate', 'Date'] })
  try {
    const mock = new WorkbenchMock()
    const server = await serve(mock, { timeouts: { close: 1 } })
    using client = new RawClient(server.port)
    const head = `Host: localhost\r\nAuthorization: Bearer ${mock.tokens.admin}`
    const said = client.send(`GET /api/v2/organizations HTTP/1.1\r\n${head}\r\n\r\n`).until(/\r\n\r\n.+/s)
    expect(answerIn(await said).status).toBe(200)
    // Of this one the body never comes.
    client.send(`POST /api/v2/api_keys HTTP/1.1\r\n${head}\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n`)
    await client.until(/100 Continue/)
    await server.close()
  } finally {
    vi.useRealTimers()
  }
})
