import { describe, expect, test } from 'vitest'
import { Workbench } from '../../src/index.ts'
import { baseName, lineageOf, memoryStore, rollBackApiKey, rotateApiKey } from '../../src/rotation/index.ts'
import { createFixture } from './fixtures.ts'

const NAMES = {
  'of maximum length': 'x'.repeat(255),
  'of maximum length, in surrogate pairs': '🔑'.repeat(255),
  'with filter operators': 'deploy, "eu" (north) [1] :^*%',
  'with trailing spaces': 'deploy  ',
  'that ends with a remark in parentheses': 'a (rotated by hand)',
  'of a key that was rotated before': 'a (rotated 2026-08-01)',
}

test.each(Object.entries(NAMES))('preserves a name %s', async (_, name) => {
  const fixture = await createFixture({ name })
  let key = fixture.key.id
  for (const _round of [1, 2]) {
    const { newKey } = await fixture.rotate({ key })
    expect([...(newKey?.name ?? '')].length).toBeLessThanOrEqual(255)
    expect(baseName(newKey?.name ?? '')).toBe(baseName(name))
    key = newKey?.id ?? ''
  }
})

test('distinguishes keys whose ids have the same prefix', async () => {
  const fixture = await createFixture()
  const other = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: 'other' })
  // Ids that start with a timestamp, e.g. UUIDv7, have the same prefix.
  const alias = new Map([fixture.key.id, other.id].map((id, index) => [`018f5d1f-0000-${index}`, id]))
  const replaceIds = async (text: string, to: 'alias' | 'id') =>
    [...alias].reduce((all, [short, id]) => (to === 'id' ? all.replaceAll(short, id) : all.replaceAll(id, short)), text)
  const workbench = new Workbench({
    token: fixture.mock.tokens.admin,
    async fetch(url, init) {
      const body = init.body && (await replaceIds(init.body, 'id'))
      const answer = await fixture.mock.fetch(await replaceIds(url, 'id'), { ...init, ...(body && { body }) })
      const text = await answer.text()
      return new Response(text && (await replaceIds(text, 'alias')), answer)
    },
  })
  const [first = '', second = ''] = alias.keys()
  await rotateApiKey(workbench, { ...fixture.settings, key: first, retire: 'disable' })
  const store = memoryStore(other.secret)
  expect(await rotateApiKey(workbench, { ...fixture.settings, key: second, store })).toMatchObject({
    status: 'rotated',
  })
})

test('continues after a rollback of a key with a long name', async () => {
  const fixture = await createFixture({ name: 'x'.repeat(255) })
  await fixture.rotate({ gracePeriod: 60_000, wait: false })
  await rollBackApiKey(fixture.workbench, fixture.settings)
  await fixture.store.write(fixture.key.secret)
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
})

describe('the keys that replaced a key', () => {
  test('are identified by their names, even if the keys that they replaced were deleted or retired', async () => {
    const fixture = await createFixture()
    const first = await fixture.rotate({ deleteAfter: 0 })
    const second = await fixture.rotate({ key: first.newKey?.id ?? '', retire: 'disable' })
    const third = await fixture.rotate({ key: second.newKey?.id ?? '', gracePeriod: 3_600_000, wait: false })
    const keys = await fixture.keys()
    expect(keys.map(({ id }) => id)).not.toContain(fixture.key.id)
    const hasReplaced = lineageOf(keys)
    const ids = [first, second, third].map(({ newKey }) => newKey?.id ?? '')
    expect(keys.filter(key => hasReplaced(key, fixture.key.id)).map(({ id }) => id)).toEqual(ids)
    expect(keys.filter(key => hasReplaced(key, ids[1] ?? '')).map(({ id }) => id)).toEqual(ids.slice(2))
    expect(keys.filter(key => hasReplaced(key, ids[2] ?? ''))).toEqual([])
  })

  test('are found if names were changed to upper case', async () => {
    const fixture = await createFixture()
    const { newKey } = await fixture.rotate({ deleteAfter: 0 })
    await fixture.admin.apiKeys.update(newKey ?? '', { name: newKey?.name.toUpperCase() ?? '' })
    const keys = await fixture.keys()
    expect(keys.map(key => lineageOf(keys)(key, fixture.key.id))).toEqual([true])
  })

  test('are found without an infinite loop if edited names form a cycle', async () => {
    const fixture = await createFixture()
    const { newKey } = await fixture.rotate({ retire: 'disable' })
    const suffix = newKey?.name.slice(fixture.key.name.length) ?? ''
    await fixture.admin.apiKeys.update(newKey ?? '', { name: 'deploy' })
    await fixture.admin.apiKeys.update(fixture.key, { name: `deploy${suffix}` })
    const keys = await fixture.keys()
    expect(keys.map(key => lineageOf(keys)(key, newKey?.id ?? ''))).toEqual([false, false])
  })
})
