import { expect, test } from 'vitest'
import { fillTemplate } from './key-names.ts'

test.each([
  ['deploy-eu', 'KEY_DEPLOY_EU'],
  ['deploy (rotated 2026-08-01)', 'KEY_DEPLOY'],
  ['deploy (rotated 2026-08-01 5d1f1f4e-0c9a3b7d)', 'KEY_DEPLOY'],
  ['a; rm -rf "$HOME"', 'KEY_A_RM_RF_HOME_'],
])('replaces {NAME} for the key %j with %s', (name, variable) => {
  expect(fillTemplate('KEY_{NAME}', name)).toBe(variable)
})
