import { connect } from 'node:net'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { checkErrorDocument, checkedFetch } from './contract.ts'

const RAW = {
  'no HTTP at all': 'hello\r\n\r\n',
  'a broken request line': 'GET\r\n\r\n',
  'no host': 'GET /api/v2/organizations HTTP/1.1\r\n\r\n',
  'a host that is none': 'GET /api/v2/organizations HTTP/1.1\r\nHost: [::\r\n\r\n',
  'a path that is none': 'GET * HTTP/1.1\r\nHost: a\r\n\r\n',
  'an absolute URL of another place': 'GET http://elsewhere/x HTTP/1.1\r\nHost: a\r\n\r\n',
  'a double slash': 'GET //api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  'a header that is none': 'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
  'headers without end': `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  'two lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
  'broken chunks': 'POST /api/v2/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'a method that nobody knows': 'BREW /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
  TRACE: 'TRACE /api/v2/organizations HTTP/1.1\r\nHost: a\r\n\r\n',
}

test.each(Object.entries(RAW))(
  'on a port, %s is answered by the error document, and the next caller is served',
  async (_, bytes) => {
    const mock = new WorkbenchMock()
    await using server = await serve(mock)
    const answer = await raw(server.port, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    const text = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)
    checkErrorDocument(text)
    expect(JSON.parse(text).errors[0].status).toBe(answer.slice(9, 12))
    const headers = { authorization: `Bearer ${mock.tokens.admin}` }
    expect((await checkedFetch(`${server.url}/api/v2/organizations`, { headers })).status).toBe(200)
  },
)

function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      answer += chunk
      if (answer.includes('\r\n\r\n{') && answer.endsWith('}')) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}
