// What a call costs on a mock of 100,000 keys, against the same call on one of 100. Ratios of medians, in one run.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { Bench } from 'tinybench'

const FEW = 100
const MANY = 100_000
const LIMIT = 1.5

interface Fleet {
  readonly mock: WorkbenchMock
  readonly call: (method: string, path: string, data?: object) => Promise<Response>
  /** An account in the middle, and its middle key. */
  readonly account: string
  readonly key: string
  readonly middle: number
}

/** Keys spread over accounts, ten in each, or all in one. */
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
  if (!account || !key) throw new Error('The fleet is empty.')
  const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
  const call: Fleet['call'] = async (method, path, data) => {
    const body = data ? { body: JSON.stringify({ data }) } : {}
    const response = await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { method, headers, ...body })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
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

/** A cascade costs what it touches, so it is compared over accounts of one size. */
const shapes = [
  {
    shape: 'ten keys an account',
    keysPerAccount: () => 10,
    calls: { ...CALLS, 'disable and enable an account': switchAccount },
  },
  { shape: 'all keys in one account', keysPerAccount: (keys: number) => keys, calls: CALLS },
]

let worst = 0
for (const { shape, keysPerAccount, calls } of shapes) {
  const [few, many] = [FEW, MANY].map(keys => fleet(keys, keysPerAccount(keys)))
  if (!few || !many) throw new Error('There are two fleets.')
  const rows: Record<string, object> = {}
  for (const [name, call] of Object.entries(calls)) {
    const { small, large, ratio } = await medians(
      () => call(few),
      () => call(many),
    )
    worst = Math.max(worst, ratio)
    rows[name] = {
      '100 keys, µs': Math.round(small * 1e3),
      '100,000 keys, µs': Math.round(large * 1e3),
      ratio: Number(ratio.toFixed(2)),
    }
  }
  console.log(`\n${shape}`)
  console.table(rows)
}
console.log(`\nThe worst ratio is ${worst.toFixed(2)}; the limit is ${LIMIT}.`)
if (worst > LIMIT) process.exitCode = 1

/**
 * Milliseconds, and how many times the one is the other. The two are measured in turns, and compared turn by turn, so that
 * a machine that is busy for a while is unkind to both.
 */
async function medians(small: () => Promise<unknown>, large: () => Promise<unknown>) {
  const turns: { small: number; large: number }[] = []
  for (let turn = 0; turn < 21; turn++) {
    const bench = new Bench({ time: 40, warmupTime: turn === 0 ? 100 : 5 })
    if (turn % 2 === 0) bench.add('small', small).add('large', large)
    else bench.add('large', large).add('small', small)
    await bench.run()
    turns.push({ small: p50(bench, 'small'), large: p50(bench, 'large') })
  }
  return {
    small: median(turns.map(each => each.small)),
    large: median(turns.map(each => each.large)),
    ratio: median(turns.map(each => each.large / each.small)),
  }
}

function p50(bench: Bench, name: string): number {
  const result = bench.getTask(name)?.result
  if (!result || !('latency' in result)) throw new Error(`The bench of ${name} has no result.`)
  return result.latency.p50
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
}
