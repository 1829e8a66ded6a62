import { expect, test } from 'vitest'
import { Secret } from '../../secret.ts'
import { memory } from './memory.ts'

test('gives back what was written last, or what it began with', async () => {
  expect(await memory().read?.()).toBeUndefined()
  const store = memory(new Secret('old'))
  await store.check?.()
  expect((await store.read?.())?.reveal()).toBe('old')
  await store.write(new Secret('new'))
  expect((await store.read?.())?.reveal()).toBe('new')
})

test('each is a place of its own', () => {
  expect(memory().label).not.toBe(memory().label)
})
