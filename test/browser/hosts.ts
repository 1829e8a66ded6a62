import { createHost, type Host, type Mock } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, hold } from './check.ts'

const LOOKING_ON = { 'x-workbench-mock-observer': 'a page' }
const JSON_TYPE = { 'content-type': 'application/json' }

/** A call of the page's own to its own origin, as an admin of a mock. */
function ask({ tokens }: Mock, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(path, { headers: { authorization: `Bearer ${tokens.admin}`, ...headers } })
}

const asked = ({ requests }: Mock) => requests.map(({ path }) => path)

/** The stream of requests, as text. */
async function streamed(init: RequestInit = {}) {
  const response = await fetch('/__mock__/requests/stream', init)
  hold('the type of the stream', response.headers.get('content-type'), 'text/event-stream')
  const reader = (response.body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    /** Reads on until the stream has said this, or has ended. */
    until: async (words: string) => {
      while (!text.includes(words)) {
        const { done, value } = await reader.read()
        if (done) return 'the end'
        text += value
      }
      return words
    },
  }
}

/** Settles when the first who listens to the requests of a host's mock has gone. */
function firstHasGone({ mock }: Host): Promise<void> {
  const listen = mock.onRequest.bind(mock)
  return new Promise(resolve => {
    mock.onRequest = listener => {
      const letGo = listen(listener)
      return () => {
        letGo()
        resolve()
      }
    }
  })
}

export const hosts: readonly Check[] = [
  {
    name: 'a host of worlds answers on the origin of the page as on a port, and leaves the files of the page alone',
    steps: [
      async () => {
        const host = createHost({ scenario: 'typical' })
        const { mock } = host
        await using started = await startWorkbench({ host })
        hold('what answers', started.mock === mock, true)
        hold('the API', (await ask(mock, '/api/v2/api_keys')).status, 200)
        hold('what Workbench lacks', (await ask(mock, '/api/v2/api_kyes')).status, 404)
        hold('a login', (await fetch('/auth/v0/login', { method: 'POST' })).headers.has('x-request-id'), true)
        hold('what was asked', asked(mock), ['/api/v2/api_keys', '/api/v2/api_kyes', '/auth/v0/login'])
        const { url, tokens } = await (await fetch('/__mock__')).json()
        hold('what the control API says', [url, tokens], [location.origin, mock.tokens])
        const body = JSON.stringify({ serviceAccounts: [{ name: 'from the page' }] })
        hold('a seed', (await fetch('/__mock__/seed', { method: 'POST', headers: JSON_TYPE, body })).status, 201)
        hold('its account', mock.serviceAccounts().at(-1)?.name, 'from the page')
        hold('a file', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
        for (const path of ['/nothing', '/__mock', '/__world', '/assets/nothing']) {
          hold(path, (await fetch(path)).headers.get('content-type'), 'text/plain')
        }
        for (const path of ['/api/v2/%E0', '/__mock__/%E0', '/__world__/ci-7/%E0']) {
          const answer = await fetch(path)
          hold(path, [answer.status, answer.headers.get('content-type')?.slice(0, 11)], [404, 'application'])
        }
        hold('the surprises', mock.unhandledRequests.length, 2)
      },
    ],
  },
  {
    name: 'a world of a host is reached by its path and by the header',
    steps: [
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host })
        const world = host.world('ci-7')
        hold('its API', (await ask(world, '/__world__/ci-7/api/v2/api_keys')).status, 200)
        const named = await ask(world, '/api/v2/service_accounts', { 'x-workbench-mock-world': 'ci-7' })
        hold('by the header', named.status, 200)
        hold('its control API', (await (await fetch('/__world__/ci-7/__mock__')).json()).tokens, world.tokens)
        hold('what it was asked', asked(world), ['/api/v2/api_keys', '/api/v2/service_accounts'])
        hold('what the default one was asked', asked(host.mock), [])
      },
    ],
  },
  {
    name: 'whoever looks on in a page leaves no trace, and meets no fault',
    steps: [
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host })
        host.mock.faults.add({ status: 503 })
        hold('the status', (await ask(host.mock, '/api/v2/api_keys', LOOKING_ON)).status, 200)
        hold('what was asked', asked(host.mock), [])
      },
    ],
  },
  {
    name: 'a page reads the stream of requests by fetch, until it stops the host',
    steps: [
      async () => {
        const host = createHost()
        const started = await startWorkbench({ host })
        const stream = await streamed()
        hold('the beginning', await stream.until(': connected'), ': connected')
        await ask(host.mock, '/api/v2/api_keys')
        hold('an event', await stream.until('"path":"/api/v2/api_keys"'), '"path":"/api/v2/api_keys"')
        await started.stop()
        hold('what comes after', await stream.until('anything else'), 'the end')
      },
    ],
  },
  {
    name: 'a page that reads no further is let go',
    steps: [
      async () => {
        const host = createHost()
        const gone = firstHasGone(host)
        await using _ = await startWorkbench({ host })
        const reading = new AbortController()
        const stream = await streamed({ signal: reading.signal })
        await stream.until(': connected')
        reading.abort()
        await gone
      },
    ],
  },
  {
    name: 'with a control token, a page needs it for the control API, and for nothing else',
    steps: [
      async () => {
        const host = createHost({ controlToken: 'the-token' })
        await using _ = await startWorkbench({ host })
        hold('without', (await fetch('/__mock__')).status, 401)
        hold('with', (await fetch('/__mock__', { headers: { authorization: 'Bearer the-token' } })).status, 200)
        hold('the API', (await ask(host.mock, '/api/v2/api_keys')).status, 200)
      },
    ],
  },
  {
    name: 'the default world of a host is kept over reloads',
    steps: [
      async () => {
        const host = createHost()
        const { mock } = await startWorkbench({ host, persist: 'session' })
        mock.seed({ serviceAccounts: [{ name: 'made before the reload' }] })
        sessionStorage.setItem('token of the page', mock.tokens.admin)
      },
      async () => {
        const host = createHost()
        await using _ = await startWorkbench({ host, persist: 'session' })
        hold('its last account', host.mock.serviceAccounts().at(-1)?.name, 'made before the reload')
        const isSame = host.mock.tokens.admin === sessionStorage.getItem('token of the page')
        hold('whether the token is the same', isSame, true)
      },
    ],
  },
]
