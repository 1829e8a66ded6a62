import { expect, test } from 'vitest'
import { Secret } from '../../secret.ts'
import { memoryStore } from './secret-store.ts'

test('returns the secret of the last write, or the initial one', async () => {
  expect(await memoryStore().read?.()).toBeUndefined()
  const store = memoryStore(new Secret('old'))
  await store.check?.()
  expect((await store.read?.())?.reveal()).toBe('old')
  await store.write(new Secret('new'))
  expect((await store.read?.())?.reveal()).toBe('new')
})

test('memory stores do not share their secrets', () => {
  expect(memoryStore().label).not.toBe(memoryStore().label)
})
