import { createHost, type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Api } from './api.ts'

function begin(assumptions = {}) {
  const mock = new WorkbenchMock({ assumptions })
  const api = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
  return { mock, api }
}

const NIL = '00000000-0000-0000-0000-000000000000'
const MAX = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const account = (data: object) => ({
  data: { type: 'service_accounts', attributes: { display_name: 'a', role: 'organization_analyst' }, ...data },
})
const linkTo = (id: string) => ({ relationships: { service_account: { data: { type: 'service_accounts', id } } } })
const key = (accountId: string) => ({
  data: { type: 'api_keys', attributes: { display_name: 'k' }, ...linkTo(accountId) },
})

/** Strings that contain a UUID, but are not an id. */
const disguised = (id: string) => [
  ...[
    `urn:uuid:${id}`,
    `URN:UUID:${id}`,
    `{${id}}`,
    `(${id})`,
    id.replaceAll('-', ''),
    `${id} `,
    ` ${id}`,
    `${id}\n`,
    `${id}0`,
  ],
]

describe('an id has one canonical spelling:', () => {
  test('upper case is equivalent in every part of a request', () =>
    fc.assert(
      fc.asyncProperty(fc.uuid(), async lower => {
        const { mock, api } = begin()
        const upper = lower.toUpperCase()
        expect((await api.post('/service_accounts', account({ id: upper }))).body.data.id).toBe(lower)
        expect((await api.post('/service_accounts', account({ id: lower }))).status).toBe(403)
        expect((await api.get(`/service_accounts/${upper}`)).body.data.id).toBe(lower)
        const created = await api.post('/api_keys', key(upper))
        expect(created.body.data.relationships.service_account.data.id).toBe(lower)
        for (const filter of ['service_account', 'service_account][id']) {
          expect((await api.get(`/api_keys?filter[${filter}]=${upper}`)).body.meta.page.total).toBe(1)
          expect((await api.get(`/api_keys?filter[${filter}]=!${upper}`)).body.meta.page.total).toBe(3)
        }
        expect((await api.get(`/service_accounts?filter[id]=${upper},${NIL}`)).body.meta.page.total).toBe(1)
        const renamed = await api.patch(`/service_accounts/${upper}`, account({ id: lower }))
        expect(renamed.status).toBe(200)
        expect((await api.delete(`/service_accounts/${upper}`)).status).toBe(200)
        for (const id of [lower, upper]) {
          expect(await api.post('/service_accounts', account({ id }))).toMatchObject({
            status: 403,
            rule: 'delete-final',
          })
        }
        expect(JSON.stringify(mock.snapshot())).not.toContain(upper === lower ? 'none' : upper)
      }),
      { numRuns: 20 },
    ))

  test('other spellings, and the nil and max UUIDs, are rejected', async () => {
    const { mock, api } = begin()
    const [{ id }] = mock.seed({ serviceAccounts: [{ name: 'a' }] }).serviceAccounts
    await api.delete(`/service_accounts/${id}`)
    const [other] = mock.seed({ serviceAccounts: [{ name: 'b' }] }).serviceAccounts
    const before = mock.snapshot()
    for (const text of [...disguised(id), NIL, MAX, MAX.toUpperCase(), '0', 'none']) {
      const created = await api.post('/service_accounts', account({ id: text }))
      expect([text, created.status, created.body.errors[0].title]).toEqual([text, 403, 'Param validation failed'])
    }
    for (const text of [...disguised(other.id), NIL, MAX]) {
      expect((await api.post('/api_keys', key(text))).status).toBe(403)
      expect((await api.patch(`/service_accounts/${other.id}`, account({ id: text }))).status).toBe(409)
      expect((await api.get(`/service_accounts/${encodeURIComponent(text)}`)).status).toBe(404)
      expect((await api.get(`/service_accounts?filter[id]=${encodeURIComponent(text)}`)).body.data).toEqual([])
    }
    expect(mock.snapshot()).toEqual(before)
  })

  test("the mock's own methods accept and return only that one", async () => {
    const { mock } = begin()
    const { actors, organizations } = mock.seed({
      actors: [{ type: 'system', isExpel: true }],
      organizations: [{ name: 'o', serviceAccounts: [{ name: 'theirs' }] }],
    })
    const [parent] = actors
    for (const parentActorId of [...disguised(parent.id), NIL]) {
      expect(() => mock.seed({ actors: [{ type: 'user', isExpel: true, parentActorId }] })).toThrow(/parentActorId/)
    }
    mock.seed({ actors: [{ type: 'user', isExpel: true, parentActorId: parent.id.toUpperCase() }] })
    const organizationId = organizations[0].organizationId.toUpperCase()
    expect(mock.serviceAccounts({ organizationId })).toHaveLength(1)
    expect(mock.state({ organizationId }).serviceAccounts).toHaveLength(1)
    const host = createHost()
    const { organizationId: own } = host.mock
    const url = `http://127.0.0.1:4010/__mock__/state?organizationId=${own.toUpperCase()}`
    expect((await (await host.fetch(new Request(url))).json()).serviceAccounts).toHaveLength(3)

    const snapshot = mock.snapshot()
    for (const spelling of [parent.id.toUpperCase(), `urn:uuid:${parent.id}`, NIL]) {
      const text = JSON.stringify(snapshot).replaceAll(parent.id, spelling)
      expect(() => mock.restore(JSON.parse(text) as Snapshot)).toThrow(/id is not a UUID in lower case/)
    }
  })
})

describe('a PATCH with the id of another record', () => {
  const TYPES = ['service_accounts', 'api_keys', 'user_accounts', 'investigative_actions'] as const

  async function pairs(mock: WorkbenchMock) {
    const { serviceAccounts, userAccounts, investigativeActions } = mock.seed({
      serviceAccounts: [{ name: 'a', keys: [{ name: 'k' }, { name: 'l' }] }, { name: 'b' }],
      userAccounts: [{ email: 'a@example.com' }, { email: 'b@example.com' }],
      investigativeActions: [{ title: 'a' }, { title: 'b' }],
    })
    return {
      service_accounts: serviceAccounts,
      api_keys: serviceAccounts[0].keys,
      user_accounts: userAccounts,
      investigative_actions: investigativeActions,
    }
  }

  const CHANGE = {
    service_accounts: { display_name: 'taken' },
    api_keys: { display_name: 'taken' },
    user_accounts: { display_name: 'taken' },
    investigative_actions: { title: 'taken' },
  }

  test.each(TYPES)('is rejected with 409 for %s, and changes nothing', async type => {
    const { mock, api } = begin()
    const [one, two] = (await pairs(mock))[type]
    const before = mock.snapshot()
    for (const id of [two.id, two.id.toUpperCase(), mock.organizationId, crypto.randomUUID()]) {
      const response = await api.patch(`/${type}/${one.id}`, { data: { type, id, attributes: CHANGE[type] } })
      expect([response.status, response.body.errors[0].title]).toEqual([409, 'Conflict'])
      expect(response.body.errors[0].detail).toContain(one.id)
    }
    expect(mock.snapshot()).toEqual(before)
    for (const own of [{ id: one.id }, { id: one.id.toUpperCase() }, {}]) {
      const body = { id: two.id, data: { type, ...own, attributes: CHANGE[type] } }
      expect((await api.patch(`/${type}/${one.id.toUpperCase()}`, body)).body.data.id).toBe(one.id)
    }
  })

  test.each(TYPES)('changes the record in the URL for %s if bodyId is ignored', async type => {
    const { mock, api } = begin({ bodyId: 'ignored' })
    const [one, two] = (await pairs(mock))[type]
    const { body: other } = await api.get(`/${type}/${two.id}`)
    const response = await api.patch(`/${type}/${one.id}`, { data: { type, id: two.id, attributes: CHANGE[type] } })
    expect([response.status, response.body.data.id]).toEqual([200, one.id])
    expect((await api.get(`/${type}/${two.id}`)).body.data).toEqual(other.data)
  })
})
