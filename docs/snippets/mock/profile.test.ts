import { expect, test } from '@workbench-sdk/mock/vitest'
import profile from './workbench-profile.json' with { type: 'json' }

test.override({ mockOptions: { profile } })

test('the mock behaves like our Workbench', ({ mock }) => {
  expect(mock.assumptions.enableCascade).toBe('untouched-only')
})
