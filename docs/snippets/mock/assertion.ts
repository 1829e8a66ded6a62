import assert from 'node:assert/strict'
import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock({ scenario: 'stale-keys' })
const disabled = mock.apiKeys().filter(({ active }) => !active)
assert.deepEqual(
  disabled.map(({ name }) => name),
  ['retired'],
)
