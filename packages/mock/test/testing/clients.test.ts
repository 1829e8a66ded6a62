import { Workbench } from '@workbench-sdk/client'
import type { Fault, RecordedRequest, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from '@workbench-sdk/mock/vitest'
import fc from 'fast-check'
import { describe, vi } from 'vitest'

describe('the clients of the fixtures', () => {
  test.override({ mockOptions: { scenario: 'typical', now: '2026-11-22T12:00:00Z', randomSeed: 7 } })

  test('do not use the global `fetch` or its classes, which are slow to load', async ({ workbench }) => {
    for (const name of ['Request', 'Response', 'Headers', 'fetch']) vi.stubGlobal(name, undefined)
    try {
      expect((await workbench.serviceAccounts.list().toArray()).length).toBeGreaterThan(3)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('behave like a client with `mock.fetch`', async ({ mock, workbench }) => {
    const other = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl, fetch: mock.fetch })
    await fc.assert(
      fc.asyncProperty(fc.array(anyFault, { maxLength: 3 }), fc.array(anyCall, { minLength: 1 }), async (...run) => {
        expect(await observe(mock, workbench, ...run)).toEqual(await observe(mock, other, ...run))
      }),
    )
  })

  test('can abort a call during a delay', async ({ mock, workbench }) => {
    mock.faults.add({ latency: { minutes: 1 } })
    const reason = new Error('Canceled.')
    const controller = new AbortController()
    const listed = workbench.organizations.list({}, { signal: controller.signal })
    const rejection = expect(listed.toArray()).rejects.toMatchObject({ cause: reason })
    controller.abort(reason)
    await rejection
  })
})

const anyFault: fc.Arbitrary<Fault> = fc
  .record({
    on: fc.constantFrom('GET *', 'POST *', 'DELETE *'),
    times: fc.integer({ min: 1, max: 2 }),
    effect: fc.constantFrom(
      { status: 503 },
      { status: 429, retryAfter: 0 },
      { status: 500, when: 'after-commit' },
      { drop: true },
      { drop: true, when: 'after-commit' },
      { body: 'cut' },
      { body: 'malformed' },
      { latency: 1 },
    ),
  })
  .map(({ effect, ...rest }) => ({ ...rest, ...effect }) as Fault)

type Call = (workbench: Workbench, name: string) => Promise<unknown>

const CALLS: readonly Call[] = [
  workbench => workbench.serviceAccounts.list().toArray(),
  (workbench, name) => workbench.serviceAccounts.create({ name, role: 'organization_analyst' }),
  (workbench, name) => workbench.serviceAccounts.create({ name: `é ${name} 🗝`, role: 'organization_analyst' }),
  async workbench => workbench.serviceAccounts.delete((await workbench.serviceAccounts.list().first()) ?? 'none'),
  workbench => workbench.apiKeys.get('00000000-0000-4000-8000-000000000000'),
  workbench => workbench.withToken('invalid').apiKeys.list().toArray(),
]

const anyCall = fc.tuple(fc.constantFrom(...CALLS), fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 9 }))

const withoutDuration = ({ durationMs: _, ...request }: RecordedRequest) => request

async function observe(
  mock: WorkbenchMock,
  workbench: Workbench,
  faults: readonly Fault[],
  calls: readonly (readonly [Call, string])[],
) {
  mock.reset()
  for (const fault of faults) mock.faults.add(fault)
  const single = workbench.withOptions({ retries: 0 })
  const results: unknown[] = []
  for (const [call, name] of calls) results.push(await outcomeOf(call(single, name)))
  return { results, requests: mock.requests.map(withoutDuration), state: mock.state() }
}

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    value => ({ value }),
    ({ name, message }: Error) => ({ name, message }),
  )
