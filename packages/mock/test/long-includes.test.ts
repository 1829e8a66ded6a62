// A server finds the records that a document includes in steps, so that other clients do not wait.
import { fleet, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'

const ALL = '/api_keys?page[limit]=100000'
const LISTS = ['service_account.api_keys', 'organization.api_keys']
const MANY_PATHS = LISTS.flatMap(list => ['service_account', 'organization'].map(to => `${list}.${to}.api_keys`))

type Start = <T>(start: () => Generator<void, T>) => Promise<T | undefined>

interface Served {
  /** The response, with its whole body. */
  readonly response: { readonly status?: number; readonly headers?: object; readonly body: string }
  readonly parts: number
  /** The time until the request waits for its turn to create a long response, in milliseconds. */
  readonly firstTurn: number
  /** The number of pauses while the response was created. */
  readonly pauses: number
}

function createFleet(accounts: number) {
  const mock = new WorkbenchMock({ scenario: fleet(accounts), randomSeed: 1, now: '2026-11-22T12:00:00Z' })
  const headers = new Headers({ authorization: `Bearer ${mock.tokens.admin}`, 'x-workbench-mock-observer': '1' })
  const send = async (path: string, inParts?: Start) => {
    const url = `${mock.baseUrl}/api/v2${path}`
    const { signal } = new AbortController()
    const arrayBuffer = async () => new Uint8Array()
    const response = await mock.handle({
      method: 'GET',
      url,
      headers,
      signal,
      arrayBuffer,
      ...(inParts && { inParts }),
    })
    const { parts = [], ...rest } = response ?? { body: undefined }
    return { parts: parts.length, response: { ...rest, body: rest.body ?? Buffer.concat(parts).toString() } }
  }
  /** Responds as a server does, with other work in each pause. */
  async function serve(path: string, during: (pause: number) => unknown = () => undefined): Promise<Served> {
    const started = performance.now()
    let [firstTurn, pauses] = [0, 0]
    const sent = await send(path, async start => {
      firstTurn = performance.now() - started
      const work = start()
      let part = work.next()
      for (; !part.done; part = work.next()) await during(++pauses)
      return part.value
    })
    return { ...sent, firstTurn, pauses }
  }
  return { mock, serve, atOnce: async (path: string) => (await send(path)).response }
}

const FLEET = createFleet(2_000)
const KEYS = FLEET.mock.apiKeys().length
const ACCOUNTS = FLEET.mock.serviceAccounts().length

test.each([
  ['the related records of many', `${ALL}&include=organization,created_by,updated_by`, 3 * KEYS],
  ['a list of one record', '/organizations?include=api_keys', KEYS],
  ['the lists of many records', '/service_accounts?page[limit]=100000&include=api_keys', ACCOUNTS + KEYS],
  ['many paths', `${ALL}&include=${MANY_PATHS.join(',')}`, 8 * KEYS],
])('a response pauses during the search for %s', async (_, path, followed) => {
  const { pauses, parts, response } = await FLEET.serve(path)
  expect(response.status).toBe(200)
  // One pause follows each part. The search pauses after each 1,000 records.
  expect(pauses - parts).toBeGreaterThanOrEqual(Math.floor(followed / 1_000))
})

test('included records do not make the first turn of a request longer', async () => {
  const plain = ALL.padEnd(1_000, '&flag[x]=active')
  const including = `${ALL}&include=${MANY_PATHS.join(',')}`.padEnd(1_000, '&flag[x]=active')
  for (const path of [plain, including]) await FLEET.serve(path)
  const shortest = { plain: Number.POSITIVE_INFINITY, including: Number.POSITIVE_INFINITY }
  for (let run = 0; run < 5; run++) {
    shortest.plain = Math.min(shortest.plain, (await FLEET.serve(plain)).firstTurn)
    shortest.including = Math.min(shortest.including, (await FLEET.serve(including)).firstTurn)
  }
  expect(shortest.including / shortest.plain).toBeLessThan(4)
})

test.each([1, 2, 5])('changes during a search do not affect the response, from pause %i', async first => {
  const { mock, serve, atOnce } = createFleet(1_500)
  const paths = [`${ALL}&include=${MANY_PATHS.join(',')}`, '/organizations?include=api_keys.service_account']
  for (const path of paths) {
    const expected = await atOnce(path)
    const [account, other] = mock.serviceAccounts().slice(100 * first)
    const send = async (method: string, at: string, data?: object) => {
      const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
      const init = { method, headers, ...(data && { body: JSON.stringify({ data }) }) }
      expect((await mock.fetch(`${mock.baseUrl}/api/v2${at}`, init)).ok).toBe(true)
    }
    const served = await serve(path, async pause => {
      if (pause !== first) return
      const attributes = { display_name: 'renamed', restrictions: ['read_only'] }
      await send('PATCH', `/service_accounts/${account?.id}`, { type: 'service_accounts', attributes })
      await send('DELETE', `/service_accounts/${other?.id}`)
      mock.seed({ serviceAccounts: [{ name: 'another', keys: [{ name: 'key' }] }] })
    })
    expect(served.response.body === expected.body).toBe(true)
    expect((await atOnce(path)).body === expected.body).toBe(false)
  }
})

test.each([199, 200, 201, 202])('documents with %i records are the same in parts and at once', async count => {
  const mock = createFleet(1)
  const keys = Array.from({ length: count - 1 }, (_, index) => ({ name: `key ${index}` }))
  const { serviceAccounts } = mock.mock.seed({ serviceAccounts: [{ name: 'many', keys }] })
  const id = serviceAccounts[0]?.id
  for (const path of [
    `/service_accounts/${id}?include=api_keys`,
    `/service_accounts/${id}?include=api_keys.service_account.api_keys`,
    `/service_accounts?filter[display_name]=many&include=api_keys`,
    `/service_accounts/${id}/api_keys?page[limit]=1000&include=service_account`,
    `/service_accounts/${id}/api_keys?page[limit]=10&include=service_account.api_keys`,
  ]) {
    expect((await mock.serve(path)).response).toEqual(await mock.atOnce(path))
  }
})
