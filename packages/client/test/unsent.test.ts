import { once } from 'node:events'
import { createServer } from 'node:http'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { ConnectionError, OutcomeUnknownError, Workbench } from '../src/index.ts'
import { ChildProgram } from './faults/child-program.ts'
import { listen } from './support/listen.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

/** Returns the error of a call that creates a record. */
const creationOf = ({ apiKeys }: Workbench) => rejectionOf(apiKeys.create({ serviceAccount: 'an-account', name: 'a' }))
const at = (baseUrl: string) => new Workbench({ token: TOKEN, baseUrl })
const throwing = (thrown: unknown) => vi.fn(() => Promise.reject(thrown))

describe('a request to create a record that was definitely not sent causes a ConnectionError with advice', () => {
  test('if the certificate is not trusted, and it is not retried', async () => {
    await using server = await serve(new WorkbenchMock(), { port: 0, tls: true })
    const error = await creationOf(at(server.url))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', attempts: 1 })
    expect(String(error)).toContain('The certificate is not trusted.')
    expect(String(error)).toContain('NODE_EXTRA_CA_CERTS')
  })

  test('if the server does not use TLS', async () => {
    const { baseUrl } = await startServer()
    const error = await creationOf(at(baseUrl.replace('http:', 'https:')))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ attempts: 1 })
    expect(String(error)).toContain('Check the scheme and the port of baseUrl.')
  })

  test('if fetch blocks the port', async () => {
    const error = await creationOf(at('http://127.0.0.1:6666'))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ attempts: 1 })
    expect(String(error)).toContain('`fetch` blocks this port.')
  })

  test('if the host name is unknown', async () => {
    const error = await creationOf(at('https://workbench.invalid'))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(String(error)).toContain('The host name is unknown.')
    expect(String(error)).toContain('NODE_USE_ENV_PROXY')
  })

  test.each([407, 403, 502])('if a proxy refuses to connect with status %s', async status => {
    const proxy = createServer()
    proxy.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`))
    const url = await listen(proxy)
    onTestFinished(async () => {
      proxy.closeAllConnections()
      proxy.close()
      await once(proxy, 'close')
    })
    const child = new ChildProgram(new URL('./support/creating-program.ts', import.meta.url), 0, {
      HTTPS_PROXY: url,
      NODE_USE_ENV_PROXY: '1',
    })
    onTestFinished(() => child.kill())
    const { name, message } = await child.nextMessage<{ name: string; message: string }>()
    expect(name).toBe('ConnectionError')
    expect(message).toContain('The proxy did not connect.')
  })

  const system = (code: string, syscall?: string) => Object.assign(new Error(`${syscall} ${code}`), { code, syscall })
  test.each<[string, unknown]>([
    ['no route', system('EHOSTUNREACH', 'connect')],
    ['no network', system('ENETUNREACH', 'connect')],
    ['a timeout of the connection', system('ETIMEDOUT', 'connect')],
    ['no permission', system('EACCES', 'connect')],
    ['each of several addresses', new AggregateError([system('ECONNREFUSED', 'connect')])],
    ['no name server', system('EAI_AGAIN', 'getaddrinfo')],
    ['the wrong host name', system('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['an expired certificate', system('CERT_HAS_EXPIRED')],
    ['an unknown issuer', system('UNABLE_TO_GET_ISSUER_CERT_LOCALLY')],
    ['an old version of TLS', system('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')],
    ['Deno', new TypeError('error sending request: client error (Connect): invalid peer certificate: UnknownIssuer')],
    ['Bun', system('ConnectionRefused')],
    ['node-fetch', new Error('request to https://a.example failed, reason: connect EHOSTUNREACH 10.0.0.1:443')],
  ])('with the error for %s', async (_, cause) => {
    for (const thrown of [cause, new TypeError('fetch failed', { cause })]) {
      const error = await creationOf(new Workbench({ token: TOKEN, fetch: throwing(thrown) }))
      expect(error).toBeInstanceOf(ConnectionError)
    }
  })

  test.each<[string, unknown]>([
    ['a reset connection', system('ECONNRESET', 'read')],
    ['a route that was lost', system('EHOSTUNREACH', 'read')],
    ['a timeout of reading', system('ETIMEDOUT', 'read')],
    ['a lost route in node-fetch 3', { ...system('EHOSTUNREACH'), message: 'failed', erroredSysCall: 'read' }],
    ['a lost route in node-fetch 2', new Error('request to https://a.example failed, reason: read EHOSTUNREACH')],
    ['a lost network in a wrapper', Object.assign(new Error('write ENETUNREACH'), { code: 'ENETUNREACH' })],
    ['a body of another length', system('UND_ERR_RES_CONTENT_LENGTH_MISMATCH')],
    ['a request of another length', system('UND_ERR_REQ_CONTENT_LENGTH_MISMATCH')],
    ['a damaged TLS record', system('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC')],
    ['an end within TLS', system('ERR_SSL_UNEXPECTED_EOF_WHILE_READING')],
    ['a browser', new TypeError('Failed to fetch')],
    ['a host whose name looks like an error', new Error('request to https://tunnel.example/CERT_HAS_EXPIRED failed')],
  ])('but not with the error for %s', async (_, cause) => {
    for (const thrown of [cause, new TypeError('fetch failed', { cause })]) {
      const error = await creationOf(new Workbench({ token: TOKEN, fetch: throwing(thrown) }))
      expect(error).toBeInstanceOf(OutcomeUnknownError)
    }
  })
})

test('the cause of an error contains the path template instead of an id', async () => {
  const fetch = vi.fn((url: string) => Promise.reject(new Error(`request to ${url} failed`)))
  const error = await rejectionOf(new Workbench({ token: TOKEN, fetch, retries: 0 }).apiKeys.get('the-id'))
  expect(Object(error).cause.message).toBe('request to /api/v2/api_keys/{id} failed')
})
