// Measures a call to a mock with 100,000 keys, relative to the same call to a mock with 100 keys.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { comparison, MICROSECONDS, type Report, type Row } from './results/report.ts'
import { inTurns, timeOf } from './turns.ts'

const FEW = 100
const MANY = 100_000
const LIMIT = 1.5
const TURNS = 21

interface Fleet {
  readonly mock: WorkbenchMock
  readonly call: (method: string, path: string, data?: object) => Promise<Response>
  /** An account from the middle of the list of accounts, and a key from the middle of its list of keys. */
  readonly account: string
  readonly key: string
  readonly middle: number
}

/** Creates a mock whose keys are distributed evenly over accounts. */
function fleet(keys: number, keysPerAccount: number): Fleet {
  const mock = new WorkbenchMock({ randomSeed: keys })
  const { serviceAccounts } = mock.seed({
    serviceAccounts: Array.from({ length: keys / keysPerAccount }, (_, account) => ({
      name: `account ${account}`,
      keys: Array.from({ length: keysPerAccount }, (_, key) => ({ name: `key ${key}` })),
    })),
  })
  const account = serviceAccounts[serviceAccounts.length >> 1]
  const key = account?.keys[account.keys.length >> 1]
  if (!account || !key) throw new Error('No keys were seeded.')
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
  const call: Fleet['call'] = async (method, path, data) => {
    const body = data ? { body: JSON.stringify({ data }) } : {}
    const response = await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { method, headers, ...body })
    if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${await response.text()}`)
    return response
  }
  return { mock, call, account: account.id, key: key.id, middle: keys >> 1 }
}

const createAndDelete = async ({ call, account }: Fleet) => {
  const link = { service_account: { data: { type: 'service_accounts', id: account } } }
  const created = await call('POST', '/api_keys', {
    type: 'api_keys',
    attributes: { name: 'bench' },
    relationships: link,
  })
  const { data } = (await created.json()) as { data: { id: string } }
  await call('DELETE', `/api_keys/${data.id}`)
}

const switchAccount = async ({ call, account }: Fleet) => {
  for (const active of [false, true]) {
    await call('PATCH', `/service_accounts/${account}`, { type: 'service_accounts', attributes: { active } })
  }
}

const CALLS: Record<string, (fleet: Fleet) => Promise<unknown>> = {
  'GET a key': ({ call, key }) => call('GET', `/api_keys/${key}`),
  'GET the first page of keys': ({ call }) => call('GET', '/api_keys'),
  'GET a page from the middle': ({ call, middle }) => call('GET', `/api_keys?page[offset]=${middle}`),
  'GET the total': ({ call }) => call('GET', '/api_keys?page[limit]=0'),
  'GET the keys of an account': ({ call, account }) =>
    call('GET', `/service_accounts/${account}/api_keys?page[limit]=10`),
  'GET keys filtered by account': ({ call, account }) =>
    call('GET', `/api_keys?filter[service_account]=${account}&page[limit]=10`),
  'PATCH a key': ({ call, key }) =>
    call('PATCH', `/api_keys/${key}`, { type: 'api_keys', attributes: { name: 'renamed' } }),
  'POST and DELETE a key': createAndDelete,
}

/**
 * The cost of a cascade is proportional to the number of changed keys, so it is compared for accounts of equal size.
 */
const shapes = [
  {
    shape: 'ten keys per account',
    keysPerAccount: () => 10,
    calls: { ...CALLS, 'disable and enable an account': switchAccount },
  },
  { shape: 'all keys in one account', keysPerAccount: (keys: number) => keys, calls: CALLS },
]

const EXPLANATION =
  'no call reads more records than with few keys, but the records and indexes no longer fit into the caches of the processor.'
const [ONE, OTHER] = ['with 100,000 keys', 'the same call with 100 keys']

export async function benchMock(): Promise<Report> {
  const rows: Row[] = []
  for (const { shape, keysPerAccount, calls } of shapes) {
    const few = fleet(FEW, keysPerAccount(FEW))
    const many = fleet(MANY, keysPerAccount(MANY))
    for (const [name, call] of Object.entries(calls)) {
      const turns = await inTurns({ [OTHER]: timeOf(() => call(few)), [ONE]: timeOf(() => call(many)) }, TURNS)
      const compared = { name: `${name} (${shape})`, of: ONE, with: OTHER, limit: LIMIT, explanation: EXPLANATION }
      rows.push(comparison(turns, compared, MICROSECONDS))
    }
  }
  return {
    title: 'Mock: a call with 100,000 keys',
    method: 'The same calls of `mock.fetch` to a mock with 100,000 keys and to a mock with 100 keys.',
    rows,
    limits:
      'A call that read all keys would take a thousand times as long, and one that searched a tree about 2.5 times as long.',
    chart: {
      kind: 'bars',
      title: 'A call with 100,000 keys',
      unit: 'relative to the same call with 100 keys',
      bars: rows.map(({ name, peer }) => ({ label: name, value: peer?.ratio ?? 0, isOurs: true })),
    },
  }
}
