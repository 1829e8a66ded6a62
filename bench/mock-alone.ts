// Measures the time and memory required to create, seed and call a mock in a test suite.
import { WorkbenchMock } from '@workbench-sdk/mock'
import type { Report } from './results/report.ts'
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

export async function benchMockAlone(): Promise<Report> {
  const mock = new WorkbenchMock()
  const read = authenticatedRead(mock)
  const turns = await inTurns({ read: timeOf(read), fresh: timeOf(async () => new WorkbenchMock()) }, TURNS)
  // Measured separately, because garbage from seeding would be collected during the other samples.
  const seedings = await inTurns({ seeded: seed }, TURNS)
  const bytes = await bytesPerKey()
  return {
    title: 'Mock: in the process of a test',
    method:
      'A mock that is called as `fetch`, without a port. The memory of a key includes its share of an account and its actor.',
    rows: [
      { name: 'an authenticated read', value: turns.median('read') * 1e3, unit: 'µs', limit: 60 },
      { name: 'a new mock', value: turns.median('fresh'), unit: 'ms', limit: 1 },
      { name: '100,000 keys seeded', value: seedings.median('seeded') / 1e3, unit: 's', limit: 2 },
      { name: 'a seeded key', value: bytes, unit: 'bytes', limit: 1_000 },
    ],
    limits:
      'A test with a new mock and a hundred reads spends less than 10 ms in the mock. The largest fleet that a test needs is ready in 2 s, and takes at most 100 MB.',
  }
}

function authenticatedRead(mock: WorkbenchMock): () => Promise<void> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const [key] = mock.apiKeys()
  const url = `${mock.baseUrl}/api/v2/api_keys/${key?.id}`
  return async () => {
    const response = await mock.fetch(url, { headers })
    if (!response.ok) throw new Error(`The read returned the status ${response.status}: expected 200.`)
  }
}

/** Measures a single call, because seeding takes long enough to be timed. */
const seed: Sample = async () => {
  const mock = new WorkbenchMock()
  const started = performance.now()
  mock.seed(FLEET)
  return performance.now() - started
}

/** Returns the heap per key after seeding, including accounts and their actors. */
async function bytesPerKey(): Promise<number> {
  const { gc } = globalThis
  if (!gc) throw new Error('Memory can only be measured with --expose-gc.')
  const mock = new WorkbenchMock()
  await gc({ execution: 'async' })
  const before = process.memoryUsage().heapUsed
  mock.seed(FLEET)
  await gc({ execution: 'async' })
  const growth = process.memoryUsage().heapUsed - before
  if (mock.apiKeys().length < KEYS) throw new Error('Not all keys were seeded.')
  return growth / KEYS
}
