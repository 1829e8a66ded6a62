import { createHost, type Host, type WorkbenchMock } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, expectEqual } from './check.ts'

const OBSERVER = { 'x-workbench-mock-observer': 'a page' }
const JSON_TYPE = { 'content-type': 'application/json' }

/** Calls the page's origin, as an admin of a mock. */
function request({ tokens }: WorkbenchMock, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(path, { headers: { authorization: `Bearer ${tokens.admin}`, ...headers } })
}

const paths = ({ requests }: WorkbenchMock) => requests.map(({ path }) => path)

/** Opens the stream of requests, as text. */
async function openStream(init: RequestInit = {}) {
  const response = await fetch('/__mock__/requests/stream', init)
  expectEqual('the type of the stream', response.headers.get('content-type'), 'text/event-stream')
  const reader = (response.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    /** Reads until the stream contains this string, or ends. */
    until: async (expected: string) => {
      while (!text.includes(expected)) {
        const { done, value } = await reader.read()
        if (done) return 'the end'
        text += value
      }
      return expected
    },
  }
}

/** Resolves when the first listener to the requests of the host's mock was removed. */
function firstListenerRemoved({ mock }: Host): Promise<void> {
  const listen = mock.onRequest.bind(mock)
  return new Promise(resolve => {
    mock.onRequest = listener => {
      const remove = listen(listener)
      return () => {
        remove()
        resolve()
      }
    }
  })
}

export const hosts: readonly Check[] = [
  {
    name: 'a host responds on the origin of the page as on a port, except for the files of the page',
    steps: [
      async () => {
        const host = createHost({ scenario: 'typical' })
        const { mock } = host
        await using started = await startWorkbench({ host })
        expectEqual('the mock', started.mock === mock, true)
        expectEqual('the API', (await request(mock, '/api/v2/api_keys')).status, 200)
        expectEqual('an unknown path', (await request(mock, '/api/v2/api_kyes')).status, 404)
        expectEqual('a login', (await fetch('/auth/v0/login', { method: 'POST' })).headers.has('x-request-id'), true)
        expectEqual('the requests', paths(mock), ['/api/v2/api_keys', '/api/v2/api_kyes', '/auth/v0/login'])
        const { url, tokens } = await (await fetch('/__mock__')).json()
        expectEqual('the control API', [url, tokens], [location.origin, mock.tokens])
        const body = JSON.stringify({ serviceAccounts: [{ name: 'from the page' }] })
        expectEqual('a seed', (await fetch('/__mock__/seed', { method: 'POST', headers: JSON_TYPE, body })).status, 201)
        expectEqual('its account', mock.serviceAccounts().at(-1)?.name, 'from the page')
        expectEqual('a file', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
        for (const path of ['/nothing', '/__mock', '/__world', '/assets/nothing']) {
          expectEqual(path, (await fetch(path)).headers.get('content-type'), 'text/plain')
        }
        for (const path of ['/api/v2/%E0', '/__mock__/%E0', '/__world__/ci-7/%E0']) {
          const response = await fetch(path)
          expectEqual(path, [response.status, response.headers.get('content-type')?.slice(0, 11)], [404, 'application'])
        }
        expectEqual('the unhandled requests', mock.unhandledRequests.length, 2)
      },
    ],
  },
  {
    name: 'a world of a host has its own path, and can be selected by the header',
    steps: [
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host })
        const world = host.world('ci-7')
        expectEqual('its API', (await request(world, '/__world__/ci-7/api/v2/api_keys')).status, 200)
        const named = await request(world, '/api/v2/service_accounts', { 'x-workbench-mock-world': 'ci-7' })
        expectEqual('by the header', named.status, 200)
        expectEqual('its control API', (await (await fetch('/__world__/ci-7/__mock__')).json()).tokens, world.tokens)
        expectEqual('its requests', paths(world), ['/api/v2/api_keys', '/api/v2/service_accounts'])
        expectEqual('the requests to the default one', paths(host.mock), [])
      },
    ],
  },
  {
    name: 'requests of an observer are not recorded, and trigger no fault',
    steps: [
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host })
        host.mock.faults.add({ status: 503 })
        expectEqual('the status', (await request(host.mock, '/api/v2/api_keys', OBSERVER)).status, 200)
        expectEqual('the requests', paths(host.mock), [])
      },
    ],
  },
  {
    name: 'a page can read the stream of requests with fetch until it stops the host',
    steps: [
      async () => {
        const host = createHost()
        const started = await startWorkbench({ host })
        const stream = await openStream()
        expectEqual('the beginning', await stream.until(': connected'), ': connected')
        await request(host.mock, '/api/v2/api_keys')
        expectEqual('an event', await stream.until('"path":"/api/v2/api_keys"'), '"path":"/api/v2/api_keys"')
        await started.stop()
        expectEqual('the end', await stream.until('anything else'), 'the end')
      },
    ],
  },
  {
    name: 'a page that aborts the stream is no longer a listener',
    steps: [
      async () => {
        const host = createHost()
        const removed = firstListenerRemoved(host)
        await using _ = await startWorkbench({ host })
        const reading = new AbortController()
        const stream = await openStream({ signal: reading.signal })
        await stream.until(': connected')
        reading.abort()
        await removed
      },
    ],
  },
  {
    name: 'a control token is required for the control API only',
    steps: [
      async () => {
        const host = createHost({ controlToken: 'the-token' })
        await using _ = await startWorkbench({ host })
        expectEqual('without', (await fetch('/__mock__')).status, 401)
        expectEqual('with', (await fetch('/__mock__', { headers: { authorization: 'Bearer the-token' } })).status, 200)
        expectEqual('the API', (await request(host.mock, '/api/v2/api_keys')).status, 200)
      },
    ],
  },
  {
    name: 'the default world of a host persists across reloads',
    steps: [
      async () => {
        const host = createHost()
        const { mock } = await startWorkbench({ host, persist: 'session' })
        mock.seed({ serviceAccounts: [{ name: 'created before the reload' }] })
        sessionStorage.setItem('token of the page', mock.tokens.admin)
      },
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host, persist: 'session' })
        expectEqual('its last account', host.mock.serviceAccounts().at(-1)?.name, 'created before the reload')
        const isSame = host.mock.tokens.admin === sessionStorage.getItem('token of the page')
        expectEqual('whether the token is the same', isSame, true)
      },
    ],
  },
]
