import assert from 'node:assert/strict'
import { mock, test } from 'node:test'

mock.timers.enable()
const { exercise } = await import('./exercise.js')

test('responds under fake timers', async () => {
  assert.deepEqual(await exercise(), [200, 200, 200, 200, 'lost', 'lost'])
})
