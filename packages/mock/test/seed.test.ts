import { type Seed, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { Api } from './api.ts'

const apiOf = (mock: WorkbenchMock) =>
  new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)

test('creates records of a type that the API can only read', async () => {
  const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })
  const { actors } = mock.seed({
    actors: [
      { name: 'Importer', type: 'api', isExpel: false, createdAt: '2026-01-01T00:00:00Z' },
      { type: 'system', isExpel: true },
    ],
  })
  const [importer, system] = await Promise.all(actors.map(({ id }) => apiOf(mock).get(`/actors/${id}`)))
  expect(importer?.body.data).toMatchObject({
    attributes: {
      actor_type: 'api',
      display_name: 'Importer',
      is_expel: false,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    },
    relationships: {
      organization: { data: { type: 'organizations', id: mock.organizationId } },
      parent_actor: { data: null },
    },
  })
  expect(system?.body.data.attributes).toMatchObject({ display_name: null, created_at: '2026-11-22T12:00:00.000Z' })
})

test('relates a seeded record to an existing one', async () => {
  const mock = new WorkbenchMock()
  const [{ id: parentActorId }] = mock.seed({ actors: [{ type: 'system', isExpel: true }] }).actors
  const [child] = mock.seed({ actors: [{ type: 'user', isExpel: true, parentActorId }] }).actors
  const { body } = await apiOf(mock).get(`/actors/${child.id}/parent_actor`)
  expect(body.data.id).toBe(parentActorId)
})

test('creates such records in another organization', async () => {
  const mock = new WorkbenchMock()
  const { organizations } = mock.seed({
    organizations: [{ name: 'Second', actors: [{ type: 'system', isExpel: true }] }],
  })
  const { status } = await apiOf(mock).get(`/actors/${organizations[0].actors[0].id}`)
  expect(status).toBe(404)
})

test.each<[string, object, RegExp]>([
  ['a missing attribute', { type: 'user' }, /attributes\.is_expel is missing or invalid/],
  ['an attribute of another type', { type: 'user', isExpel: 'yes' }, /attributes\.is_expel is missing or invalid/],
  ['an unknown related record', { type: 'user', isExpel: true, parentActorId: 'none' }, /related\.parent_actor/],
  ['an invalid date', { type: 'user', isExpel: true, createdAt: 'soon' }, /"createdAt" must be a Date/],
])('rejects %s, and creates nothing', (_, actor, message) => {
  const mock = new WorkbenchMock()
  const before = mock.snapshot()
  // A program in JavaScript can pass anything.
  const seed = { serviceAccounts: [{ name: 'ci' }], actors: [actor] } as Seed
  expect(() => mock.seed(seed)).toThrow(message)
  expect(mock.snapshot()).toEqual(before)
})
