// What a mock costs a test suite: to be made, to be filled, and to answer.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Sample, timeOf } from './turns.ts'

const KEYS = 100_000
const KEYS_PER_ACCOUNT = 10
const TURNS = 9

const FLEET = {
  serviceAccounts: Array.from({ length: KEYS / KEYS_PER_ACCOUNT }, (_, account) => ({
    name: `account ${account}`,
    keys: Array.from({ length: KEYS_PER_ACCOUNT }, (_, key) => ({ name: `key ${key}` })),
  })),
}

export async function benchMockAlone(): Promise<Limit[]> {
  const mock = new WorkbenchMock()
  const read = authenticatedRead(mock)
  const turns = await inTurns({ read: timeOf(read), fresh: timeOf(async () => new WorkbenchMock()) }, TURNS)
  // By itself, since what a filling leaves behind would be cleared away at the others' expense.
  const fillings = await inTurns({ filled: fill }, TURNS)
  const bytes = await bytesAKey()
  const rows: Limit[] = [
    { what: 'mock: mock.fetch, an authenticated read, µs', value: turns.median('read') * 1e3, limit: 60 },
    { what: 'mock: a fresh one, ms', value: turns.median('fresh'), limit: 1 },
    { what: 'mock: 100,000 keys seeded, s', value: fillings.median('filled') / 1e3, limit: 2 },
    { what: 'mock: a seeded key, bytes', value: bytes, limit: 1_000 },
  ]
  console.log('\nA mock by itself')
  console.table(Object.fromEntries(rows.map(({ what, value }) => [what, { value: rounded(value, 2) }])))
  return rows
}

function authenticatedRead(mock: WorkbenchMock): () => Promise<void> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const [key] = mock.apiKeys()
  const url = `${mock.baseUrl}/api/v2/api_keys/${key?.id}`
  return async () => {
    const response = await mock.fetch(url, { headers })
    if (!response.ok) throw new Error(`The read was answered with ${response.status}.`)
  }
}

/** One filling takes long enough to be measured by itself. */
const fill: Sample = async () => {
  const mock = new WorkbenchMock()
  const started = performance.now()
  mock.seed(FLEET)
  return performance.now() - started
}

/** What is held once a fleet is in, by key; accounts and their actors are counted in. */
async function bytesAKey(): Promise<number> {
  const { gc } = globalThis
  if (!gc) throw new Error('Memory is measured under --expose-gc.')
  const mock = new WorkbenchMock()
  await gc({ execution: 'async' })
  const before = process.memoryUsage().heapUsed
  mock.seed(FLEET)
  await gc({ execution: 'async' })
  const held = process.memoryUsage().heapUsed - before
  if (mock.apiKeys().length < KEYS) throw new Error('The fleet is not in.')
  return held / KEYS
}
