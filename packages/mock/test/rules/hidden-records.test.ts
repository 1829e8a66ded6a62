import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'

const NAME = 'payroll-export'

interface Shown {
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
}

const idsOf = ({ data }: { readonly data: readonly Shown[] }) => data.map(({ id }) => id)

/** A mock with an account, an action that the account completed, and a GET request. */
async function setUp(assumptions: ConstructorParameters<typeof WorkbenchMock>[0] = {}) {
  const mock = new WorkbenchMock(assumptions)
  const { serviceAccounts, investigativeActions } = mock.seed({
    serviceAccounts: [{ name: NAME, role: 'organization_analyst', keys: [{ name: 'key' }] }],
    investigativeActions: [{ title: 'Call the owner' }],
    userAccounts: [{ email: 'robin@example.com', password: 'correct horse' }],
  })
  const [key] = serviceAccounts[0].keys
  const data = { type: 'investigative_actions', attributes: { status: 'COMPLETED' } }
  const updated = await mock.fetch(`${mock.baseUrl}/api/v2/investigative_actions/${investigativeActions[0].id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  })
  expect(updated.status).toBe(200)
  const get = async (path: string, token: string = mock.tokens.analyst) =>
    (await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { headers: { authorization: `Bearer ${token}` } })).json()
  return { mock, get }
}

describe('the name of a service account', () => {
  const PATHS = [
    '/actors?page[limit]=100',
    '/investigative_actions?include=created_by,updated_by',
    '/user_accounts?include=actor,created_by',
    '/organizations?include=user_accounts.created_by',
  ]

  test('is hidden from an analyst in every document', async () => {
    const { mock, get } = await setUp()
    const actors = (await get('/actors?page[limit]=100', mock.tokens.admin)).data
    const of = actors.find(({ attributes }: Shown) => attributes.display_name === NAME).id
    const action = (await get('/investigative_actions')).data[0].id
    const single = [`/actors/${of}`, `/investigative_actions/${action}/updated_by`]
    for (const path of [...PATHS, ...single]) {
      const document = await get(path)
      expect(document.errors).toBeUndefined()
      expect(JSON.stringify(document)).not.toMatch(/payroll|Mock (admin|analyst|read-only)/)
    }
    for (const path of single) expect(JSON.stringify(await get(path, mock.tokens.admin))).toContain(NAME)
    expect(JSON.stringify(await get('/actors?page[limit]=100'))).toContain('robin@example.com')
  })

  test('cannot be found by an analyst with a filter or a sort', async () => {
    const { mock, get } = await setUp()
    for (const query of [`=${NAME}`, '=^pay', '=:roll', `=~${NAME.toUpperCase()}`, '=>payroll-a']) {
      const paths = [
        `/actors?filter[actor_type]=service&filter[display_name]${query}`,
        `/investigative_actions?filter[updated_by][display_name]${query}`,
      ]
      for (const path of paths) expect((await get(path)).data).toEqual([])
    }
    expect((await get(`/actors?filter[display_name]=${NAME}`, mock.tokens.admin)).data).toHaveLength(1)
    const services = '/actors?filter[actor_type]=service&sort='
    expect(idsOf(await get(`${services}display_name`))).toEqual(idsOf(await get(`${services}created_at`)))
    expect(idsOf(await get(`${services}-display_name`))).toEqual(idsOf(await get(`${services}created_at`)))
  })

  test('is visible if analysts can read service accounts', async () => {
    const { get } = await setUp({ assumptions: { analystReadsServiceAccounts: true } })
    expect(JSON.stringify(await get('/actors?page[limit]=100'))).toContain(NAME)
  })
})

test("the id of another organization's record has the same response as an unknown id", async () => {
  const mock = new WorkbenchMock({ scenario: 'two-organizations' })
  const own = mock.organizationId
  const foreign = mock.snapshot().contents.records.filter(({ organizationId }) => organizationId !== own)
  for (const { type, id } of foreign) {
    const answers = await Promise.all(
      [id, '00000000-0000-4000-8000-000000000000'].map(async each => {
        const headers = { authorization: `Bearer ${mock.tokens.admin}` }
        const response = await mock.fetch(`${mock.baseUrl}/api/v2/${type}/${each}`, { headers })
        const { 'x-request-id': _, date: __, ...rest } = Object.fromEntries(response.headers)
        return JSON.stringify([response.status, rest, await response.text()])
          .replaceAll(each, 'ID')
          .replace(/"content-length":"\d+"/, '')
      }),
    )
    expect(answers[0]).toBe(answers[1])
  }
  expect(foreign.length).toBeGreaterThan(3)
  // The test can still see the reason.
  expect(mock.requests.some(({ rule }) => rule === 'one-organization')).toBe(true)
})
