// A separate file, because the first call of `serve` loads the server, which here happens under fake timers.
import { once } from 'node:events'
import { connect } from 'node:tls'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { RawClient, responseIn } from './raw-client.ts'

test('a server responds and closes under fake timers', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'setImmediate', 'Date'] })
  try {
    const mock = new WorkbenchMock()
    const server = await serve(mock, { timeouts: { close: 1 } })
    using client = new RawClient(server.port)
    const head = `Host: localhost\r\nAuthorization: Bearer ${mock.tokens.admin}`
    const response = client.send(`GET /api/v2/organizations HTTP/1.1\r\n${head}\r\n\r\n`).until(/\r\n\r\n.+/s)
    expect(responseIn(await response).status).toBe(200)
    // The body of this request never arrives.
    client.send(`POST /api/v2/api_keys HTTP/1.1\r\n${head}\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n`)
    await client.until(/100 Continue/)
    await server.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a certificate is valid even if the time is fake', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01') })
  try {
    await using server = await serve(new WorkbenchMock(), { tls: true })
    const socket = connect({ port: server.port, host: '127.0.0.1', ca: server.certificate ?? '' })
    await once(socket, 'secureConnect')
    socket.destroy()
  } finally {
    vi.useRealTimers()
  }
})
