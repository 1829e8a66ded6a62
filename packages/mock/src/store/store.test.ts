import { expect, test } from 'vitest'
import type { Organization } from './records.ts'
import { Store } from './store.ts'

function organization(id: string): Organization {
  const [created_at, updated_at] = Array(2).fill('2026-01-01T00:00:00.000Z')
  const attributes = { name: id, short_name: id, region: 'us', created_at, updated_at } as const
  return { type: 'organizations', id, organizationId: id, attributes, related: {} }
}

test('a transaction that throws leaves no records, and notifies no listener', () => {
  const store = new Store()
  const add = (id: string) => store.commit([{ put: organization(id) }])
  add('first')
  const before = store.contents()
  const notified: number[] = []
  store.committed.on(changes => notified.push(changes.length))
  const fail = () =>
    store.transaction(() => {
      add('second')
      expect(store.of('second').list('organizations').size).toBe(1)
      store.transaction(() => add('third'))
      throw new Error('no')
    })
  expect(fail).toThrow('no')
  expect([store.contents(), notified]).toEqual([before, []])

  store.transaction(() => {
    store.transaction(() => add('second'))
    add('third')
  })
  expect(notified).toEqual([2])
})
