import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHost } from '@workbench-sdk/mock'
import { CASES, runConformance } from '@workbench-sdk/mock/conformance'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { IS_SOAK } from '../../../test/soak.ts'
import { serveWorlds } from './control/served.ts'
import { deploymentOf } from './deployment.ts'
import { RawClient, responseIn } from './raw-client.ts'

const root = await mkdtemp(join(tmpdir(), 'workbench-page-'))
afterAll(() => rm(root, { recursive: true }))

/** The folder of the page for the hosts of this file. */
let folder = root

vi.mock('#console-files', async importOriginal => {
  const { consoleFiles } = await importOriginal<typeof import('#console-files')>()
  return { consoleFiles: () => consoleFiles(folder) }
})

const PAGE = '<!doctype html><title>Page</title>'
const FONT = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const FILES = {
  'index.html': PAGE,
  'secret.txt': 'not of the page',
  'assets/index-a1.js': 'export {}',
  'assets/index-b2.css': 'p {}',
  'assets/icon-c3.svg': '<svg/>',
  'assets/font-d4.woff2': FONT,
  'assets/more.json': '{}',
  'assets/strange': '?',
  'assets/below/deep.js': 'export {}',
}

beforeEach(async () => {
  folder = await mkdtemp(join(root, 'console-'))
  await mkdir(join(folder, 'assets/below'), { recursive: true })
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content)
})

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

/** The headers of every file. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

describe('a served host', () => {
  test.each(['/', '/?world=ci-7'])('serves the page at %s', async path => {
    const { server } = await serveWorlds()
    const response = await fetch(server.url + path, { headers: HTML })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...SECURITY_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(PAGE.length),
      'cache-control': 'no-cache',
    })
    expect(await response.text()).toBe(PAGE)
  })

  test.each([
    ['index-a1.js', 'text/javascript; charset=utf-8'],
    ['index-b2.css', 'text/css; charset=utf-8'],
    ['icon-c3.svg', 'image/svg+xml'],
    ['font-d4.woff2', 'font/woff2'],
    ['more.json', 'application/json'],
    ['strange', 'application/octet-stream'],
  ] as const)('serves the asset %s as %s with an immutable cache', async (name, type) => {
    const { server } = await serveWorlds()
    const content = Buffer.from(FILES[`assets/${name}`])
    const response = await fetch(`${server.url}/assets/${name}`, { headers: { accept: '*/*' } })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...SECURITY_HEADERS,
      'content-type': type,
      'content-length': String(content.length),
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content)
  })

  test.each(['/', '/assets/index-a1.js'])('responds to HEAD of %s without a body', async path => {
    const { host, server } = await serveWorlds()
    using client = new RawClient(server.port)
    client.send(`HEAD ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    const received = await client.all()
    const length = (await (await fetch(server.url + path)).arrayBuffer()).byteLength
    expect(responseIn(received)).toEqual({ status: 200, body: '' })
    expect(received.toLowerCase()).toContain(`content-length: ${length}\r\n`)
    expect((await host.fetch(new Request(server.url + path, { method: 'HEAD' }))).body).toBeNull()
  })

  test('serves the page to clients without an Accept header, and to those that accept HTML', async () => {
    const { host, server } = await serveWorlds()
    using client = new RawClient(server.port)
    client.send('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(responseIn(await client.all()).body).toBe(PAGE)
    for (const accept of ['*/*', 'text/*', 'text/html', 'application/json, TEXT/HTML;q=0.1', '']) {
      expect((await fetch(server.url, { headers: { accept } })).status).toBe(200)
    }
    expect(host.mock.requests).toEqual([])
  })

  test.each(['application/vnd.api+json', 'application/json', 'application/*', 'text/plain', 'text/html;q=0'])(
    'responds with an error to a client that accepts only %s',
    async accept => {
      const { host, server } = await serveWorlds()
      const response = await fetch(server.url, { headers: { accept } })
      expect(response.status).toBe(accept.startsWith('text') ? 406 : 404)
      expect(response.headers.get('content-type')).toBe('application/vnd.api+json')
      expect(host.mock.requests).toEqual([])
    },
  )

  test('serves only the page and its assets from the folder', async () => {
    const { host, server } = await serveWorlds()
    using client = new RawClient(server.port)
    const paths = [
      '/index.html',
      '/secret.txt',
      '/assets/secret.txt',
      '/assets/index.html',
      '/assets',
      '/assets/',
      '/assets/below',
      '/assets/below/deep.js',
      '/assets/none.js',
      '/assets/../secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/%2e%2e/secret.txt',
      '/assets//index-a1.js',
      '//',
      '/__world__/ci-7/',
      '/__world__/ci-7/assets/index-a1.js',
    ]
    for (const path of paths) {
      client.received = ''
      client.send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      expect([path, responseIn(await client.until(/\r\n\r\n.+/s)).status]).toEqual([path, 404])
      expect([path, (await host.fetch(new Request(server.url + path))).status]).toEqual([path, 404])
    }
  })

  test('serves the page only for GET and HEAD', async () => {
    const { server } = await serveWorlds()
    for (const path of ['/', '/assets/index-a1.js']) {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        expect((await fetch(server.url + path, { method, headers: HTML })).status).toBe(404)
      }
    }
  })

  test('neither records requests for the page nor applies faults to them', async () => {
    const { host, server } = await serveWorlds()
    const { met } = host.mock.faults.add({ status: 503 })
    expect((await fetch(server.url, { headers: HTML })).status).toBe(200)
    expect((await fetch(`${server.url}/assets/index-a1.js`)).status).toBe(200)
    expect([met, host.mock.requests]).toEqual([0, []])
  })

  test('works without the page if it is not built', async () => {
    await rm(folder, { recursive: true })
    const { host, server } = await serveWorlds()
    for (const path of ['/', '/assets/index-a1.js']) {
      const response = await fetch(server.url + path, { headers: { accept: '*/*' } })
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/vnd.api+json'])
    }
    expect(host.mock.requests).toEqual([])
  })
})

/** Cases whose requests are like those for a page. */
const LIKE_A_PAGE = /^(accept|bad-route|cors|media-type)\b/

test('a host with a page passes the conformance suite', async () => {
  // The other cases do not involve the page, so a third of them is sufficient, except in a long run.
  const cases = CASES.filter(({ id }, index) => IS_SOAK || index % 3 === 0 || LIKE_A_PAGE.test(id))
  const ids = new Set(cases.map(({ id }) => id)).add('rate-limit')
  const { host, server } = await serveWorlds({ now: '2026-11-22T18:49:00Z' })
  const connection = { baseUrl: server.url, fetch, close: () => undefined }
  const options = { allowWrites: true, only: (id: string) => ids.has(id) }
  const { results } = await runConformance(deploymentOf(host.mock, connection), options)
  expect(results).toHaveLength(ids.size)
  const rest = results.filter(({ outcome }) => outcome !== 'passed')
  expect(rest.map(({ id, outcome }) => [id, outcome])).toEqual([['rate-limit', 'not applicable']])
})

test('reads a file once, on demand', async () => {
  const host = createHost()
  const read = async (path: string) => (await host.fetch(new Request(`http://localhost${path}`))).text()
  expect(await read('/')).toBe(PAGE)
  await writeFile(join(folder, 'index.html'), 'another')
  await writeFile(join(folder, 'assets/more.json'), '[]')
  expect([await read('/'), await read('/assets/more.json')]).toEqual([PAGE, '[]'])
})
