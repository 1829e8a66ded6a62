import { expect, test, vi } from 'vitest'
import { exercise } from './exercise.js'

test('responds under fake timers', async () => {
  expect(vi.isFakeTimers()).toBe(true)
  expect(await exercise()).toEqual([200, 200, 200, 200, 'lost', 'lost'])
})
