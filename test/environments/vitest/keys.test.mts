// Before Vitest 4.1, `test.override` is named `test.scoped`.
import { expect, test } from '@workbench-sdk/mock/vitest'

test.scoped({ mockOptions: { scenario: 'stale-keys' } })

test('the mock has the scenario', async ({ mock, workbench }) => {
  await workbench.apiKeys.delete(mock.apiKeys()[0])
  expect(mock).toHaveReceivedTimes('DELETE *', 1)
})
