// Measures a call to the mock through MSW, relative to a call to handlers that return a constant.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { comparison, MICROSECONDS, type Report } from './results/report.ts'
import { inTurns, type Sample, timeOf } from './turns.ts'

const LIMIT = 1.15
const TURNS = 31
const MOCK = '@workbench-sdk/mock'
const CONSTANT = 'handlers that return a constant'

export async function benchMsw(): Promise<Report> {
  const mock = new WorkbenchMock()
  const { id } = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts[0].keys[0]
  const url = `${mock.baseUrl}/api/v2/api_keys/${id}`
  const call = async () => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${mock.tokens.admin}` } })
    return response.json()
  }
  const listening = (handlers: Handlers): Sample => {
    const sample = timeOf(call)
    return async turn => {
      const server = setupServer(...handlers)
      server.listen()
      try {
        return await sample(turn)
      } finally {
        server.close()
      }
    }
  }
  const turns = await inTurns(
    { [MOCK]: listening(mswHandlers(mock)), [CONSTANT]: listening(await constantHandlers(mock, url)) },
    TURNS,
  )
  return {
    title: 'Mock: a read through MSW',
    method:
      'MSW intercepts an authenticated read of a key. The peer has as many handlers for the same routes. They return the same response as a constant.',
    rows: [
      comparison(
        turns,
        {
          name: 'a read',
          of: MOCK,
          with: CONSTANT,
          limit: LIMIT,
          explanation: 'the mock also authenticates the caller, validates and records the request.',
        },
        MICROSECONDS,
      ),
    ],
    limits: 'The difference is smaller than the variation from one run of tests to the next.',
  }
}

type Handlers = ReturnType<typeof mswHandlers>

/** Creates as many handlers as the mock has, for the same routes. They return a constant: the mock's response for the key. */
async function constantHandlers(mock: WorkbenchMock, url: string): Promise<Handlers> {
  const response = await mock.fetch(url, { headers: { authorization: `Bearer ${mock.tokens.admin}` } })
  const [headers, document] = [Object.fromEntries(response.headers), await response.json()]
  const constant = () => HttpResponse.json(document, { headers })
  return mswHandlers(mock).map(({ info: { method, path } }) => {
    const handler = Object.entries(http).find(([name]) => name.toUpperCase() === method)?.[1] ?? http.all
    return handler(path, constant)
  })
}
