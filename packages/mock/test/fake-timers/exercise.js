import { get } from 'node:http'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'

/** Uses everything in the mock that waits. Returns the statuses of the responses. */
export async function exercise() {
  const mock = new WorkbenchMock()
  mock.faults.add({ latency: 20 })
  const delayed = await mock.fetch(`${mock.baseUrl}/api/v2/organizations`, { headers: headers(mock) })

  const host = createHost()
  const server = await serve(host, { timeouts: { close: 20 } })
  const control = await statusOf(`${server.url}/__mock__/health`)
  const page = await statusOf(`${server.url}/`)
  const api = await statusOf(`${server.url}/api/v2/organizations`, headers(host.mock))
  host.mock.faults.add({ drop: true })
  const dropped = await statusOf(`${server.url}/api/v2/organizations`, headers(host.mock))
  host.mock.faults.clear()
  const fault = host.mock.faults.add({ latency: 60_000 })
  const closed = statusOf(`${server.url}/api/v2/organizations`, headers(host.mock))
  while (fault.met === 0) await statusOf(`${server.url}/__mock__/health`)
  await server.close()
  return [delayed.status, control, page, api, dropped, await closed]
}

const headers = ({ tokens }) => ({ authorization: `Bearer ${tokens.admin}` })

function statusOf(url, headers = {}) {
  return new Promise(resolve => {
    get(url, { headers, agent: false }, response => resolve(response.resume().statusCode)).once('error', () =>
      resolve('lost'),
    )
  })
}
