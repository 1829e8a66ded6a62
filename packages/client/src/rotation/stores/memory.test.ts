import { expect, test } from 'vitest'
import { Secret } from '../../secret.ts'
import { memoryStore } from './memory.ts'

test('gives back what was written last, or what it began with', async () => {
  expect(await memoryStore().read?.()).toBeUndefined()
  const store = memoryStore(new Secret('old'))
  await store.check?.()
  expect((await store.read?.())?.reveal()).toBe('old')
  await store.write(new Secret('new'))
  expect((await store.read?.())?.reveal()).toBe('new')
})

test('each is a place of its own', () => {
  expect(memoryStore().label).not.toBe(memoryStore().label)
})
