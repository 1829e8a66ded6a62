import { exercise } from './exercise.js'

test('responds under fake timers', async () => {
  expect(setTimeout.clock).toBeDefined()
  expect(await exercise()).toEqual([200, 200, 200, 200, 'lost', 'lost'])
})
