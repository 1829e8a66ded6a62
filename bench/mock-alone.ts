// Measures the time and memory required to create, seed and call a mock in a test suite. Calls are relative to a minimal handler in the
// same process, and seeding is relative to serializing and parsing the created keys.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { Hono } from 'hono'
import { comparison, type Measure, MICROSECONDS, type Report } from './results/report.ts'
import { inTurns, type Sample, timeOf } from './turns.ts'

const KEYS = 100_000
const KEYS_PER_ACCOUNT = 10
const TURNS = 9
/** The limits on the ratios. */
const LIMITS = { read: 8, seeded: 4 }

const FLEET = {
  serviceAccounts: Array.from({ length: KEYS / KEYS_PER_ACCOUNT }, (_, account) => ({
    name: `account ${account}`,
    keys: Array.from({ length: KEYS_PER_ACCOUNT }, (_, key) => ({ name: `key ${key}` })),
  })),
}

const [READ, CONSTANT] = ['an authenticated read', 'hono, a constant']
const [SEEDED, JSON_OF_KEYS] = ['100,000 keys seeded', 'the JSON of the keys, serialized and parsed']
const SECONDS: Measure = { unit: 's', of: milliseconds => milliseconds / 1e3 }

export async function benchMockAlone(): Promise<Report> {
  const mock = new WorkbenchMock()
  const turns = await inTurns(
    {
      [READ]: timeOf(authenticatedRead(mock)),
      [CONSTANT]: timeOf(await constantRead(mock)),
      fresh: timeOf(async () => new WorkbenchMock()),
    },
    TURNS,
  )
  // Measured separately, because garbage from seeding would be collected during the other samples.
  const seedings = await inTurns({ [SEEDED]: seed, [JSON_OF_KEYS]: jsonOfKeys() }, TURNS)
  const bytes = await bytesPerKey()
  return {
    title: 'Mock: in the process of a test',
    method:
      'A mock that is called as `fetch`, without a port. Hono returns the same document as a constant. The memory of a key includes its share of an account and its actor.',
    rows: [
      comparison(
        turns,
        {
          name: READ,
          of: READ,
          with: CONSTANT,
          limit: LIMITS.read,
          explanation: 'the mock also authenticates the caller, validates, serializes and records the request.',
        },
        MICROSECONDS,
      ),
      { name: 'a new mock', value: turns.median('fresh'), unit: 'ms', limit: 1 },
      comparison(
        seedings,
        {
          name: SEEDED,
          of: SEEDED,
          with: JSON_OF_KEYS,
          limit: LIMITS.seeded,
          explanation: 'the mock also creates an id and a secret for each key, and hashes the secret.',
        },
        SECONDS,
      ),
      { name: 'a seeded key', value: bytes, unit: 'bytes', limit: 1_000 },
    ],
    limits:
      'A test with a new mock and a hundred reads spends a few milliseconds in the mock. Seeding takes no more than a few passes over the same data. The largest fleet that a test needs takes at most 100 MB.',
  }
}

function authenticatedRead(mock: WorkbenchMock): () => Promise<void> {
  const { url, headers } = requestOf(mock)
  return async () => assertOk(await mock.fetch(url, { headers }))
}

async function constantRead(mock: WorkbenchMock): Promise<() => Promise<void>> {
  const { url, headers } = requestOf(mock)
  const document = await (await mock.fetch(url, { headers })).json()
  const app = new Hono().get(new URL(url).pathname, context => context.json(document))
  return async () => assertOk(await app.request(url, { headers }))
}

function requestOf(mock: WorkbenchMock) {
  const [key] = mock.apiKeys()
  return {
    url: `${mock.baseUrl}/api/v2/api_keys/${key?.id}`,
    headers: { authorization: `Bearer ${mock.tokens.admin}` },
  }
}

function assertOk({ ok, status }: Response): void {
  if (!ok) throw new Error(`The read returned the status ${status}: expected 200.`)
}

function jsonOfKeys(): Sample {
  const mock = new WorkbenchMock()
  mock.seed(FLEET)
  const keys = mock.apiKeys()
  return async () => {
    const started = performance.now()
    JSON.parse(JSON.stringify(keys))
    return performance.now() - started
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
