import { WorkbenchMock } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, createAccount, errorOf, expectEqual, withMock } from './check.ts'

/** Connection faults, as a page sees them. */
const faults: readonly Check[] = [
  {
    name: 'a lost connection is a TypeError, as without a mock',
    steps: [
      async () =>
        withMock({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, drop: true })
          expectEqual('the failure', await errorOf(call(started, '/api_keys')), 'TypeError: Failed to fetch')
          expectEqual('the next call', (await call(started, '/api_keys')).status, 200)
        }),
    ],
  },
  {
    name: 'reading a truncated body fails',
    steps: [
      async () =>
        withMock({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, body: 'cut' })
          const response = await call(started, '/api_keys')
          expectEqual('the status', response.status, 200)
          expectEqual('the failure', (await errorOf(response.text())).startsWith('TypeError'), true)
        }),
    ],
  },
  {
    name: 'a body that is not JSON arrives completely',
    steps: [
      async () =>
        withMock({}, async started => {
          started.mock.faults.add({ on: 'GET *', times: 1, body: 'malformed' })
          const response = await call(started, '/api_keys')
          expectEqual('the failure', (await errorOf(response.json())).startsWith('SyntaxError'), true)
        }),
    ],
  },
]

export const calls: readonly Check[] = [
  ...faults,
  {
    name: 'calls from a page reach the mock that was passed to startWorkbench',
    steps: [
      async () => {
        const mock = new WorkbenchMock({ randomSeed: 1 })
        await withMock({ mock }, async started => {
          await createAccount(started, 'created by the page')
          expectEqual('the mock', started.mock === mock, true)
          expectEqual('its last account', mock.serviceAccounts().at(-1)?.name, 'created by the page')
        })
      },
    ],
  },
  {
    name: 'does not handle other origins or the files of the page, and prints nothing about them',
    steps: [
      async ({ otherOrigin }) =>
        withMock({}, async ({ mock }) => {
          expectEqual('another origin', await (await fetch(`${otherOrigin}/api/v2/api_keys`)).text(), otherOrigin)
          expectEqual('an existing file', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
          expectEqual('a missing file', (await fetch('/api/v2/api_keys')).status, 404)
          expectEqual('the requests to the mock', mock.requests, [])
        }),
    ],
  },
  {
    name: 'the mock responds to every path of its origin, and records unknown paths as unhandled requests',
    steps: [
      async () =>
        withMock({}, async started => {
          expectEqual('below the root of the API', (await call(started, '/api_kyes')).status, 404)
          expectEqual('outside the API', (await fetch(`${started.mock.baseUrl}/app`)).status, 404)
          // Pages request these on their own, so they are not recorded.
          expectEqual('at the root', (await fetch(started.mock.baseUrl)).status, 404)
          expectEqual('a script', (await fetch(`${started.mock.baseUrl}/app.js`)).status, 404)
          const paths = started.mock.unhandledRequests.map(({ path }) => path)
          expectEqual('the unhandled requests', paths, ['/api/v2/api_kyes', '/app'])
        }),
    ],
  },
  {
    name: 'does not handle the files of the page if Workbench has the same origin',
    steps: [
      async () =>
        withMock({ baseUrl: location.origin }, async started => {
          expectEqual('a call', (await call(started, '/api_keys')).status, 200)
          expectEqual('a file', (await fetch('/page.html')).headers.get('content-type'), 'text/html')
          expectEqual('an unknown path', (await call(started, '/api_kyes')).status, 404)
          expectEqual('a path that is not UTF-8', (await call(started, '/%E0')).status, 404)
          expectEqual(
            'a login',
            (await fetch('/auth/v0/login/?x', { method: 'POST' })).headers.has('x-request-id'),
            true,
          )
          const paths = started.mock.requests.map(({ path }) => path)
          expectEqual('the requests to the mock', paths, [
            '/api/v2/api_keys',
            '/api/v2/api_kyes',
            '/api/v2/%E0',
            '/auth/v0/login/?[secret]',
          ])
        }),
    ],
  },
  {
    name: 'XMLHttpRequest reaches the mock',
    steps: [
      async () =>
        withMock({}, async ({ mock }) => {
          const request = new XMLHttpRequest()
          const done = new Promise(resolve => request.addEventListener('loadend', resolve))
          request.open('GET', `${mock.baseUrl}/api/v2/api_keys`)
          request.setRequestHeader('authorization', `Bearer ${mock.tokens.admin}`)
          request.send()
          await done
          const { data } = JSON.parse(request.responseText) as { readonly data: readonly { readonly id: string }[] }
          expectEqual('the status', request.status, 200)
          expectEqual(
            'the keys',
            data.map(({ id }) => id).sort(),
            mock
              .apiKeys()
              .map(({ id }) => id)
              .sort(),
          )
          expectEqual('a header', request.getResponseHeader('content-type'), 'application/vnd.api+json')
        }),
    ],
  },
  {
    name: 'after stop() calls reach the network, and a mock can be started again',
    reachesTheNetwork: true,
    steps: [
      async () => {
        const first = await startWorkbench()
        expectEqual(
          'a second one',
          await errorOf(startWorkbench()),
          'Error: This page already has a mock of Workbench. Call stop() on that mock first, or use it.',
        )
        await Promise.all([first.stop(), first.stop()])
        expectEqual('a call', await errorOf(call(first, '/api_keys')), 'TypeError: Failed to fetch')
        expectEqual('the requests to the mock', first.mock.requests, [])
        await withMock({}, async started => expectEqual('a call', (await call(started, '/api_keys')).status, 200))
      },
    ],
  },
]
