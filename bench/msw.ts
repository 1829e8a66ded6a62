// What a call through MSW costs that the mock answers, against one that a handler answers with a constant.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Sample, timeOf } from './turns.ts'

const LIMIT = 1.15
const TURNS = 31
const MOCK = '@workbench-sdk/mock'
const CONSTANT = 'a constant'

export async function benchMsw(): Promise<Limit[]> {
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
    { [MOCK]: listening(mock.handlers), [CONSTANT]: listening(await constantly(mock, url)) },
    TURNS,
  )
  console.log('\nAn authenticated read of a key through MSW')
  console.table(
    Object.fromEntries(
      [MOCK, CONSTANT].map(name => [
        name,
        { µs: rounded(turns.median(name) * 1e3), 'to a constant': rounded(turns.ratio(name, CONSTANT), 2) },
      ]),
    ),
  )
  return [{ what: 'msw: a read, to one of a constant', value: turns.ratio(MOCK, CONSTANT), limit: LIMIT }]
}

type Handlers = WorkbenchMock['handlers']

/** As many handlers, each at its place, of which the one for the key gives what the mock does, and knows no more. */
async function constantly(mock: WorkbenchMock, url: string): Promise<Handlers> {
  const answer = await mock.fetch(url, { headers: { authorization: `Bearer ${mock.tokens.admin}` } })
  const [headers, document] = [Object.fromEntries(answer.headers), await answer.json()]
  const constant = () => HttpResponse.json(document, { headers })
  return mock.handlers.map(({ info: { method, path } }) => {
    const of = Object.entries(http).find(([name]) => name.toUpperCase() === method)?.[1] ?? http.all
    return of(path, constant)
  })
}
