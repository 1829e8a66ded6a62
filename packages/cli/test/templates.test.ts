import { expect, test } from 'vitest'
import { fillTemplate } from '../src/templates.ts'

const account = { id: '0f4f933e-50fe', name: 'Deployers (EU)' }

test.each([
  ['deploy-eu', 'KEY_DEPLOY_EU'],
  ['deploy (rotated 2026-08-01)', 'KEY_DEPLOY'],
  ['deploy (rotated 2026-08-01 5d1f1f4e-0c9a3b7d)', 'KEY_DEPLOY'],
  ['a; rm -rf "$HOME"', 'KEY_A_RM_RF_HOME_'],
])('replaces {NAME} for the key %j with %s', (name, variable) => {
  expect(fillTemplate('KEY_{NAME}', { account, key: { name } })).toBe(variable)
})

test('replaces {ACCOUNT} with the name of the account, and {ID} with its id', () => {
  expect(fillTemplate('{ACCOUNT}/{ID}', { account, key: { name: 'deploy' } })).toBe('DEPLOYERS_EU_/0F4F933E_50FE')
})

test('does not expand templates in inserted names', () => {
  expect(fillTemplate('{NAME}', { account, key: { name: '{ACCOUNT}' } })).toBe('_ACCOUNT_')
})
