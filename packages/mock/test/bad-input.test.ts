import { connect } from 'node:net'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { checkErrorDocument, checkedFetch } from './contract.ts'
import { RawClient } from './raw-client.ts'

const REQUESTS = {
  'bytes that are not HTTP': 'hello\r\n\r\n',
  'an invalid request line': 'GET\r\n\r\n',
  'a missing host': 'GET /api/v2/organizations HTTP/1.1\r\n\r\n',
  'an invalid host': 'GET /api/v2/organizations HTTP/1.1\r\nHost: [::\r\n\r\n',
  'an invalid path': 'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
  'an absolute URL of another server': 'GET http://elsewhere/x HTTP/1.1\r\nHost: a\r\n\r\n',
  'a double slash': 'GET //api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  'an invalid header': 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
  'headers that are too long': `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  'two content lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
  'invalid chunks': 'POST /api/v2/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'an unknown method': 'BREW /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  TRACE: 'TRACE /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
}

test.each(Object.entries(REQUESTS))(
  'responds to %s with an error document, and serves the next client',
  async (_, bytes) => {
    const mock = new WorkbenchMock()
    await using server = await serve(mock)
    const response = await sendRaw(server.port, bytes)
    expect(response).toMatch(/^HTTP\/1\.1 4\d\d /)
    const text = response.slice(response.indexOf('{'), response.lastIndexOf('}') + 1)
    checkErrorDocument(text)
    expect(JSON.parse(text).errors[0].status).toBe(response.slice(9, 12))
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    expect((await checkedFetch(`${server.url}/api/v2/organizations`, { headers })).status).toBe(200)
  },
)

test.each(['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'PUT'])(
  'responds once to %s with a body that is too long, and logs no error',
  async method => {
    const reported = vi.spyOn(console, 'error').mockReturnValue()
    await using server = await serve(new WorkbenchMock())
    const head = `${method} /api/v2/actors HTTP/1.1\r\nHost: localhost\r\n`
    const [declared, chunked] = await Promise.all(
      [`${head}Content-Length: 99999999\r\n\r\n`, `${head}Transfer-Encoding: chunked\r\n\r\n${CHUNKS}`].map(bytes =>
        new RawClient(server.port).send(bytes).all(),
      ),
    )
    for (const received of [declared, chunked]) expect(received?.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413'])
    expect(reported.mock.calls).toEqual([])
    reported.mockRestore()
  },
)

/** Chunks whose total length exceeds the maximum length of a body. */
const CHUNKS = `40000\r\n${'x'.repeat(0x40000)}\r\n`.repeat(5)

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let response = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      response += chunk
      if (response.includes('\r\n\r\n{') && response.endsWith('}')) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(response))
  })
}
