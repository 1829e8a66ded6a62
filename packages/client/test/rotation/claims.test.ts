// A run writes its id into the name of the old key before it creates the new one.
import { describe, expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import {
  baseName,
  checkStore,
  listRotations,
  RotationInProgressError,
  rollBackApiKey,
  rotateApiKey,
  rotateServiceAccount,
} from '../../src/rotation/index.ts'
import { createFixture, type Fixture, failureOf, loseResponse, ROTATED, respondWith, UNTOUCHED } from './fixtures.ts'

const nameOf = async (fixture: Fixture) => (await fixture.admin.apiKeys.get(fixture.key)).name

/** The name written by a run in another process that ended before it created a key. */
const LEFT = 'deploy (rotating since 20261127T013000123Z by 1a2b3c4d-0.......)'

/** Returns a client of a server that stores only the first characters of a name. */
function withShortNames({ mock }: Fixture, length: number): { workbench: Workbench; creations: () => number } {
  let creations = 0
  const fetch: Fetch = async (url, init) => {
    if (init.method === 'POST') creations += 1
    const body = init.body?.replace(
      /"display_name":"([^"]*)"/,
      (_, name) => `"display_name":"${name.slice(0, length)}"`,
    )
    return mock.fetch(url, { ...init, ...(body && { body }) })
  }
  return { workbench: new Workbench({ token: mock.tokens.admin, fetch, retries: 0 }), creations: () => creations }
}

test.each([40, 64, 80, 100, 110])('creates no key on a server that truncates names to %i characters', async length => {
  const fixture = await createFixture()
  const { workbench, creations } = withShortNames(fixture, length)
  const error = await failureOf(rotateApiKey(workbench, fixture.settings))
  expect(String(error)).toMatch(
    /^RotationError: Workbench stores the name "deploy \(rotating since .*\)" as "deploy \(rotating .*Nothing was changed\.$/,
  )
  expect(creations()).toBe(0)
  expect(await nameOf(fixture)).toBe('deploy')
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test.each(['deploy', 'x'.repeat(120), 'x'.repeat(200), 'deploy  ', '🔑'.repeat(200)])(
  'restores the name %j if no key is created, and after a rollback',
  async name => {
    const fixture = await createFixture({ name })
    fixture.respond('POST api_keys', respondWith(403))
    await failureOf(fixture.rotate())
    expect(await nameOf(fixture)).toBe(name)
    await fixture.rotate({ gracePeriod: 60_000, wait: false })
    expect(await nameOf(fixture)).toMatch(/ \(rotating since \d{8}T\d{9}Z by [0-9a-f]{8}-\d+\.*\)$/)
    expect(baseName(await nameOf(fixture))).toBe(baseName(name))
    await rollBackApiKey(fixture.workbench, fixture.settings)
    expect(await nameOf(fixture)).toBe(name)
    await fixture.store.write(fixture.key.secret)
    await fixture.rotate({ retire: 'disable' })
    await rollBackApiKey(fixture.workbench, fixture.settings)
    expect(await nameOf(fixture)).toBe(name)
  },
)

describe('after a run that ended before it created a key', () => {
  test('another run waits for the lease, and rotates the key', async () => {
    const fixture = await createFixture()
    await fixture.admin.apiKeys.update(fixture.key, { name: LEFT })
    const start = performance.now()
    expect(await fixture.rotate()).toMatchObject({ status: 'rotated', key: { name: 'deploy' } })
    expect(performance.now() - start).toBeGreaterThan(290)
    expect(await fixture.state()).toEqual(ROTATED)
    expect(fixture.maxNewKeys).toBe(1)
  })

  test('another run stops if the first one sends a heartbeat in the meantime', async () => {
    const fixture = await createFixture()
    await fixture.admin.apiKeys.update(fixture.key, { name: LEFT })
    const beat = setTimeout(() => fixture.admin.apiKeys.update(fixture.key, { name: LEFT.replace('-0', '-1') }), 100)
    expect(await failureOf(fixture.rotate())).toBeInstanceOf(RotationInProgressError)
    clearTimeout(beat)
    expect(await fixture.others()).toEqual([])
  })

  test('its rotation can be listed, continued and rolled back', async () => {
    const fixture = await createFixture()
    await fixture.admin.apiKeys.update(fixture.key, { name: LEFT })
    expect(await listRotations(fixture.admin)).toMatchObject([
      { key: { id: fixture.key.id, name: 'deploy' }, step: 'creating', since: new Date('2026-11-27T01:30:00.123Z') },
    ])
    expect(await rollBackApiKey(fixture.workbench, fixture.settings)).toMatchObject({ oldKey: 'active' })
    expect(await nameOf(fixture)).toBe('deploy')
    await fixture.admin.apiKeys.update(fixture.key, { name: LEFT })
    const { key: _, store, ...settings } = fixture.settings
    const selection = { account: fixture.account, olderThan: 86_400_000, store: () => store }
    const outcomes = await rotateServiceAccount(fixture.workbench, { ...settings, ...selection })
    expect(outcomes).toMatchObject([{ status: 'rotated', key: { name: 'deploy' } }])
  })
})

test('a claim whose response is lost is released', async () => {
  const fixture = await createFixture()
  fixture.respond('PATCH api_keys/*', loseResponse)
  expect(String(await failureOf(fixture.rotate()))).toContain('PATCH')
  expect(await nameOf(fixture)).toBe('deploy')
})

test('a check of the store does not remove the claim of a run', async () => {
  const fixture = await createFixture({ own: true })
  await fixture.admin.apiKeys.update(fixture.key, { name: LEFT })
  expect(await failureOf(checkStore(fixture.workbench, fixture.settings))).toBeInstanceOf(RotationInProgressError)
  expect(await nameOf(fixture)).toBe(LEFT)
})

test('rotates its own key on a server that does not permit a key to change itself', async () => {
  const fixture = await createFixture({ own: true })
  const own = fixture.key.secret.reveal()
  const fetch: Fetch = async (url, init) => {
    const isOwn = String(init.headers.authorization).endsWith(own) && url.endsWith(fixture.key.id)
    const isRename = init.method === 'PATCH' && init.body?.includes('display_name')
    const { active } = await fixture.admin.apiKeys.get(fixture.key)
    if (!isOwn || !isRename || !active) return fixture.mock.fetch(url, init)
    return respondWith(403)(async () => new Response())
  }
  const workbench = new Workbench({ token: own, fetch, retries: 0 })
  expect(await rotateApiKey(workbench, fixture.settings)).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})
