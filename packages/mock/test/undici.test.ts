import { once } from 'node:events'
import { createServer, get, type RequestOptions } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { setupServer } from 'msw/node'
import { setupServer as setupServer2 } from 'msw-2/node'
import { request, fetch as undiciFetch } from 'undici'
import { expect, onTestFinished, test } from 'vitest'

// docs/mock/msw.md states what bypasses MSW. These tests fail if a version of MSW changes it.

/** Starts MSW for a mock whose origin is that of a real server, which responds with 418. */
async function start(setUp: typeof setupServer) {
  const network = createServer((_, response) => response.writeHead(418).end()).listen(0, '127.0.0.1')
  await once(network, 'listening')
  const { port } = network.address() as AddressInfo
  const mock = new WorkbenchMock({ baseUrl: `http://127.0.0.1:${port}` })
  const server = setUp(...mswHandlers(mock))
  server.listen()
  onTestFinished(async () => {
    await server.close()
    network.closeAllConnections()
    network.close()
  })
  return mock
}

const VERSIONS = [
  ['MSW 3', setupServer],
  ['MSW 2', setupServer2 as unknown as typeof setupServer],
] as const

test.each(VERSIONS)('%s intercepts the global fetch, and not the fetch of the package undici', async (_, setUp) => {
  const { baseUrl } = await start(setUp)
  expect((await fetch(baseUrl)).status).toBe(404)
  expect((await undiciFetch(baseUrl)).status).toBe(418)
})

test('MSW 2 does not intercept request() of the package undici', async () => {
  const { baseUrl } = await start(setupServer2 as unknown as typeof setupServer)
  const { statusCode, body } = await request(baseUrl)
  await body.dump()
  expect(statusCode).toBe(418)
})

test.each(VERSIONS)('%s reports a lost connection to node:https without a code', async (_, setUp) => {
  const mock = new WorkbenchMock({ faults: [{ drop: true }] })
  const server = setUp(...mswHandlers(mock))
  server.listen()
  onTestFinished(() => server.close())
  const options: RequestOptions = { headers: { authorization: `Bearer ${mock.tokens.admin}` } }
  const [error] = await once(https.get(`${mock.baseUrl}/api/v2/organizations`, options).on('response', fail), 'error')
  expect(error.code).toBeUndefined()
})

test('a port reports a lost connection to node:http with the code ECONNRESET', async () => {
  const mock = new WorkbenchMock({ faults: [{ drop: true }] })
  await using server = await serve(mock)
  const options: RequestOptions = { headers: { authorization: `Bearer ${mock.tokens.admin}` } }
  const [error] = await once(get(`${server.url}/api/v2/organizations`, options).on('response', fail), 'error')
  expect(error.code).toBe('ECONNRESET')
})

function fail(): never {
  throw new Error('The connection was not lost.')
}
