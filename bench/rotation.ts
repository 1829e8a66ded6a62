// Counts the requests of rotations.
import { Secret, Workbench } from '@workbench-sdk/client'
import { memoryStore, rotateApiKey, rotateServiceAccount } from '@workbench-sdk/client/rotation'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import type { Report, Row } from './results/report.ts'

const DAY = 86_400_000
const OLD = '2026-01-01T00:00:00Z'
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE']
/** The maximum number of requests per key, of requests that change something, and of additional requests per account. */
const LIMITS = { perKey: 36, changesPerKey: 8, perAccount: 3 }
/**
 * The number of requests sent by a script without precautions, which creates a key, makes a call with it, and deletes
 * the old one.
 */
const SCRIPT = 3
const EXPLANATION =
  'a rotation also excludes other runs, reads each change back, and records each step in the names of the keys so that a later run can resume it.'

interface Rotated {
  readonly name: string
  readonly keys: number
  /** The number of requests by method. */
  readonly requests: ReadonlyMap<string, number>
}

export async function benchRotation(): Promise<Report> {
  const one = await countRequests('rotateApiKey', 1)
  const many = [await countRequests('rotateServiceAccount', 1), await countRequests('rotateServiceAccount', 10)]
  return {
    title: 'Client: the requests of a rotation',
    method:
      'Rotations run against a mock on a port, without a grace period, and delete the old keys at once. The mock counts their requests. A script without precautions creates a key, makes a call with it, and deletes the old key.',
    rows: [...rowsOf(one, 0), ...many.flatMap(each => rowsOf(each, LIMITS.perAccount))],
    limits: `At ${LIMITS.perKey} requests per key, a fleet of 1,000 keys takes an hour if Workbench permits ten requests a second. Each of the ${LIMITS.changesPerKey} changes is a step from which a later run can resume.`,
    chart: {
      kind: 'bars',
      title: 'The rotation of a key',
      unit: 'requests, by method',
      bars: METHODS.map(method => ({ label: method, value: one.requests.get(method) ?? 0, isOurs: true })),
    },
  }
}

function rowsOf({ name, keys, requests }: Rotated, extra: number): readonly Row[] {
  const title = `${name}, ${keys} ${keys === 1 ? 'key' : 'keys'}`
  const all = sum([...requests.values()])
  const changes = all - (requests.get('GET') ?? 0)
  const script = SCRIPT * keys
  return [
    {
      ...{ name: `${title}: all requests`, value: all, unit: '', explanation: EXPLANATION },
      peer: { name: 'a script without precautions', value: script, ratio: all / script },
      limit: (LIMITS.perKey * keys + extra) / script,
    },
    { name: `${title}: changes`, value: changes, unit: '', limit: LIMITS.changesPerKey * keys },
    ...Array.from(requests, ([method, value]) => ({ name: `${title}: ${method}`, value, unit: '' })),
  ]
}

async function countRequests(name: 'rotateApiKey' | 'rotateServiceAccount', keys: number): Promise<Rotated> {
  const mock = new WorkbenchMock()
  const [account] = mock.seed({
    serviceAccounts: [
      { name: 'deployer', keys: Array.from({ length: keys }, (_, key) => ({ name: `key ${key}`, createdAt: OLD })) },
    ],
  }).serviceAccounts
  if (!account) throw new Error('No account was seeded.')
  await using server = await serve(mock)
  const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: server.url })
  const stores = new Map(account.keys.map(({ id, token }) => [id, memoryStore(new Secret(token))]))
  const storeOf = (id: string) => stores.get(id) ?? memoryStore()
  const options = { gracePeriod: 0, deleteAfter: 0 }
  if (name === 'rotateServiceAccount')
    await rotateServiceAccount(workbench, {
      account: account.id,
      olderThan: DAY,
      store: ({ id }) => storeOf(id),
      ...options,
    })
  else for (const { id } of account.keys) await rotateApiKey(workbench, { key: id, store: storeOf(id), ...options })
  if (mock.apiKeys().some(({ id }) => stores.has(id))) throw new Error(`${name} did not replace all keys.`)
  const byMethod = Map.groupBy(mock.requests, ({ method }) => method)
  return { name, keys, requests: new Map(METHODS.map(method => [method, byMethod.get(method)?.length ?? 0])) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
