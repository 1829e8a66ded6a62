import { PermissionDeniedError } from '@workbench-sdk/client'
import { expect, test } from '@workbench-sdk/mock/vitest'
import { describe, vi } from 'vitest'

describe('the fixtures', () => {
  test('are clients of one mock with different roles', async ({ workbench, analyst, readOnly }) => {
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    expect((await readOnly.serviceAccounts.get(account)).name).toBe('ci')
    await expect(readOnly.serviceAccounts.delete(account)).rejects.toThrow(PermissionDeniedError)
    await expect(analyst.serviceAccounts.get(account)).rejects.toThrow(PermissionDeniedError)
  })

  test('include the mock that the clients call', async ({ mock, analyst }) => {
    await analyst.organizations.list()
    expect(mock.requests.map(({ caller }) => caller?.name)).toEqual(['Mock analyst'])
  })

  test('accept unhandled requests expected by a matcher in another copy of the package', async ({ mock }) => {
    await mock.fetch(`${mock.baseUrl}/api/v2/unknown`)
    vi.resetModules()
    const copy = await import('@workbench-sdk/mock/vitest')
    copy.expect(mock).toHaveReceivedUnhandledRequest('GET /unknown')
  })

  test('do not use the URL in the environment', async ({ mock, workbench }) => {
    const before = process.env.WORKBENCH_BASE_URL
    process.env.WORKBENCH_BASE_URL = 'http://localhost:1'
    try {
      expect((await workbench.serviceAccounts.list()).total).toBe(mock.serviceAccounts().length)
    } finally {
      if (before === undefined) delete process.env.WORKBENCH_BASE_URL
      else process.env.WORKBENCH_BASE_URL = before
    }
  })
})

describe('a suite', () => {
  test.override({ mockOptions: { scenario: 'stale-keys', now: '2026-11-22T12:00:00Z', randomSeed: 7 } })

  test('can set options', ({ mock }) => {
    expect(mock.serviceAccounts().map(({ name }) => name)).toContain('legacy-integration')
    expect(mock.clock.now()).toEqual(new Date('2026-11-22T12:00:00Z'))
    expect(mock.randomSeed).toBe(7)
  })

  describe('nested in another', () => {
    test.override({ mockOptions: { assumptions: { otpOnKeyCreate: true } } })

    test('can override options', ({ mock }) => {
      expect(mock.assumptions.otpOnKeyCreate).toBe(true)
      expect(mock.serviceAccounts()).toHaveLength(3)
    })
  })
})

describe.concurrent('hundreds of concurrent tests', () => {
  const numbers = Array.from({ length: 300 }, (_, number) => number)

  test.for(numbers)('have separate mocks: %i', async (number, { mock, workbench, expect }) => {
    const names = Array.from({ length: 1 + (number % 7) }, (_, index) => `account ${number}.${index}`)
    for (const name of names) await workbench.serviceAccounts.create({ name, role: 'organization_analyst' })
    const own = await workbench.serviceAccounts.list().toArray()
    const made = own.map(({ name }) => name).filter(name => name.startsWith('account'))
    expect(made.sort()).toEqual(names)
    expect(mock).toHaveReceivedTimes('POST /service_accounts', names.length)
    expect(mock).toHaveReceivedTimes('*', names.length + 1)
  })
})

describe('an unhandled request', () => {
  test('does not fail a test that expects it', async ({ mock }) => {
    await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes?page[limit]=1`)
    expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')
  })

  test('does not fail a test that expects any', async ({ mock }) => {
    await mock.fetch(`${mock.baseUrl}/favicon.ico`)
    await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`, { method: 'POST' })
    expect(mock).toHaveReceivedUnhandledRequest()
  })
})
