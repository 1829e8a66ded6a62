import { WorkbenchMock } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, failureOf, hold, makeAccount, within } from './check.ts'

/** What a page sees of the faults that a connection can have. */
const faults: readonly Check[] = [
  {
    name: 'a lost connection is what it is in any page',
    steps: [
      async () =>
        within({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, drop: true })
          hold('the failure', await failureOf(call(started, '/api_keys')), 'TypeError: Failed to fetch')
          hold('the next call', (await call(started, '/api_keys')).status, 200)
        }),
    ],
  },
  {
    name: 'a body that is cut breaks off while it is read',
    steps: [
      async () =>
        within({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, body: 'cut' })
          const response = await call(started, '/api_keys')
          hold('the status', response.status, 200)
          hold('the failure', (await failureOf(response.text())).startsWith('TypeError'), true)
        }),
    ],
  },
  {
    name: 'a body that is no JSON comes whole',
    steps: [
      async () =>
        within({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, body: 'malformed' })
          const response = await call(started, '/api_keys')
          hold('the failure', (await failureOf(response.json())).startsWith('SyntaxError'), true)
        }),
    ],
  },
]

export const calls: readonly Check[] = [
  ...faults,
  {
    name: 'the calls of a page reach the mock that it was given',
    steps: [
      async () => {
        const mock = new WorkbenchMock({ randomSeed: 1 })
        await within({ mock }, async started => {
          await makeAccount(started, 'made by the page')
          hold('the mock', started.mock === mock, true)
          hold('its last account', mock.serviceAccounts().at(-1)?.name, 'made by the page')
        })
      },
    ],
  },
  {
    name: 'calls to other origins, and the files of the page, are left alone, and nothing is said of them',
    steps: [
      async ({ elsewhere }) =>
        within({}, async ({ mock }) => {
          hold('another origin', await (await fetch(`${elsewhere}/api/v2/api_keys`)).text(), elsewhere)
          hold('a file that there is', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
          hold('a file that there is not', (await fetch('/api/v2/api_keys')).status, 404)
          hold('what the mock was asked', mock.requests, [])
        }),
    ],
  },
  {
    name: 'whatever path of its origin is called, the mock answers, and takes what Workbench lacks for a surprise',
    steps: [
      async () =>
        within({}, async started => {
          hold('below the root of the API', (await call(started, '/api_kyes')).status, 404)
          hold('elsewhere', (await fetch(`${started.mock.baseUrl}/favicon.ico`)).status, 404)
          hold('at the root', (await fetch(started.mock.baseUrl)).status, 404)
          const surprises = started.mock.unhandledRequests.map(({ path }) => path)
          hold('the surprises', surprises, ['/api/v2/api_kyes', '/favicon.ico', '/'])
        }),
    ],
  },
  {
    name: 'where Workbench is on the origin of the page, the files of the page are left alone',
    steps: [
      async () =>
        within({ baseUrl: location.origin }, async started => {
          hold('a call', (await call(started, '/api_keys')).status, 200)
          hold('a file', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
          hold('what Workbench lacks', (await call(started, '/api_kyes')).status, 404)
          hold('what is no UTF-8', (await call(started, '/%E0')).status, 404)
          hold('a login', (await fetch('/auth/v0/login/?x', { method: 'POST' })).headers.has('x-request-id'), true)
          const asked = started.mock.requests.map(({ path }) => path)
          hold('what the mock was asked', asked, [
            '/api/v2/api_keys',
            '/api/v2/api_kyes',
            '/api/v2/%E0',
            '/auth/v0/login/?x',
          ])
        }),
    ],
  },
  {
    name: 'XMLHttpRequest reaches the mock, too',
    steps: [
      async () =>
        within({}, async ({ mock }) => {
          const request = new XMLHttpRequest()
          const done = new Promise(resolve => request.addEventListener('loadend', resolve))
          request.open('GET', `${mock.baseUrl}/api/v2/api_keys`)
          request.setRequestHeader('authorization', `Bearer ${mock.tokens.admin}`)
          request.send()
          await done
          const { data } = JSON.parse(request.responseText) as { readonly data: readonly { readonly id: string }[] }
          hold('the status', request.status, 200)
          hold(
            'the keys',
            data.map(({ id }) => id).sort(),
            mock
              .apiKeys()
              .map(({ id }) => id)
              .sort(),
          )
          hold('a header', request.getResponseHeader('x-request-id'), mock.requests[0]?.id)
        }),
    ],
  },
  {
    name: 'stop gives the page back, and a mock can be started again',
    leaves: true,
    steps: [
      async () => {
        const first = await startWorkbench()
        hold(
          'a second one',
          await failureOf(startWorkbench()),
          'Error: This page has a mock of Workbench already: stop() that one first, or go on with it.',
        )
        await Promise.all([first.stop(), first.stop()])
        hold('a call', await failureOf(call(first, '/api_keys')), 'TypeError: Failed to fetch')
        hold('what the mock was asked', first.mock.requests, [])
        await within({}, async started => hold('a call', (await call(started, '/api_keys')).status, 200))
      },
    ],
  },
]
