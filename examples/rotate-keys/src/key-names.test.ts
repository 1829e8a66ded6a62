import { expect, test } from 'vitest'
import { fillTemplate, rotatedName } from './key-names.ts'

const now = new Date('2026-11-22T20:00:00Z')

test.each([
  ['deploy', 'deploy (rotated 2026-11-22)'],
  ['deploy (rotated 2026-08-01)', 'deploy (rotated 2026-11-22)'],
  ['deploy (rotated by hand)', 'deploy (rotated by hand) (rotated 2026-11-22)'],
])('%j becomes %j', (name, rotated) => {
  expect(rotatedName(name, now)).toBe(rotated)
})

test('a rotated name is never longer than 255 characters, and is stable', () => {
  const once = rotatedName('🔑'.repeat(255), now)
  expect([...once]).toHaveLength(255)
  expect(rotatedName(once, now)).toBe(once)
})

test.each([
  ['deploy-eu', 'KEY_DEPLOY_EU'],
  ['deploy (rotated 2026-08-01)', 'KEY_DEPLOY'],
  ['a; rm -rf "$HOME"', 'KEY_A_RM_RF_HOME_'],
])('{NAME} of %j gives %s', (name, variable) => {
  expect(fillTemplate('KEY_{NAME}', name)).toBe(variable)
})
