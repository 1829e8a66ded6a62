import { PermissionDeniedError } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'
import { describe } from 'vitest'
import { replaceKey } from './replace-key.ts'

describe('replacing a key', () => {
  test.override({ mockOptions: { scenario: 'typical', now: '2026-11-22T12:00:00Z' } })

  test('leaves the account with one working key', async ({ mock, workbench }) => {
    await replaceKey(workbench, 'siem-export')

    expect(mock).toHaveExactlyOneActiveKey('siem-export')
    expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'export' }, status: 201 })
    expect(mock).toHaveReceivedTimes('DELETE *', 1)
  })

  test('changes nothing if the caller has read-only access', async ({ mock, readOnly }) => {
    await expect(replaceKey(readOnly, 'siem-export')).rejects.toThrow(PermissionDeniedError)

    expect(mock).toHaveRejected('read-only')
    expect(mock).toHaveExactlyOneActiveKey('siem-export')
  })
})
