import { expect, test } from 'vitest'
import { Workbench } from '../../src/index.ts'
import { baseName, memoryStore, rotateApiKey } from '../../src/rotation/index.ts'
import { createFixture } from './fixtures.ts'

const NAMES = {
  'the longest': 'x'.repeat(255),
  'the longest, of characters that count twice elsewhere': '🔑'.repeat(255),
  'what a filter has a meaning for': 'deploy, "eu" (north) [1] :^*%',
  'blanks at its end': 'deploy  ',
  'one that was rotated by hand': 'a (rotated by hand)',
  'one that was rotated before': 'a (rotated 2026-08-01)',
}

test.each(Object.entries(NAMES))('keeps the base name: %s', async (_, name) => {
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
  // As ids would be that begin with the time.
  const alias = new Map([fixture.key.id, other.id].map((id, index) => [`018f5d1f-0000-${index}`, id]))
  const respelled = async (text: string, to: 'alias' | 'id') =>
    [...alias].reduce((all, [short, id]) => (to === 'id' ? all.replaceAll(short, id) : all.replaceAll(id, short)), text)
  const workbench = new Workbench({
    token: fixture.mock.tokens.admin,
    async fetch(request) {
      const body = request.body && (await respelled(await request.text(), 'id'))
      const { method, headers } = request
      const answer = await fixture.mock.fetch(await respelled(request.url, 'id'), { method, headers, body })
      const text = await answer.text()
      return new Response(text && (await respelled(text, 'alias')), answer)
    },
  })
  const [first = '', second = ''] = alias.keys()
  await rotateApiKey(workbench, { ...fixture.settings, key: first, retire: 'disable' })
  const store = memoryStore(other.secret)
  expect(await rotateApiKey(workbench, { ...fixture.settings, key: second, store })).toMatchObject({
    status: 'rotated',
  })
})
