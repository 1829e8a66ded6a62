import { ASSUMPTIONS, type Assumptions, type ProfileInput, WorkbenchMock } from '@workbench-sdk/mock'
import { createProfile, runConformance } from '@workbench-sdk/mock/conformance'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/soak.ts'
import { deploymentOf } from './deployment.ts'

const NAMES = Object.keys(ASSUMPTIONS) as (keyof Assumptions)[]

/** The alternatives of these assumptions. */
const alternativesOf = (names: readonly (keyof Assumptions)[]): Partial<Assumptions> =>
  Object.fromEntries(names.map(name => [name, ASSUMPTIONS[name].alternative]))

/** Any subset of the assumptions and the other ones, so that each assumption has both values. */
const anyHalves = fc.subarray(NAMES).map(names => [names, NAMES.filter(name => !names.includes(name))] as const)

function run(mock: WorkbenchMock, assumptions: Partial<Assumptions> = {}) {
  const connection = { baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }
  return runConformance({ ...deploymentOf(mock, connection, [406, 415, 500]), assumptions }, { allowWrites: true })
}

/** Asserts that a mock with the profile of a deployment has its assumptions. */
async function expectSameBehavior(assumptions: Partial<Assumptions>): Promise<void> {
  const deployment = new WorkbenchMock({ assumptions })
  const report = await run(deployment)
  const different = report.results.filter(({ outcome }) => outcome === 'failed')
  // `keyCreator: 'person'` implies `otpOnKeyCreate: true`.
  const changed = NAMES.filter(name => deployment.assumptions[name] !== ASSUMPTIONS[name].default)
  expect(different.map(({ assumption }) => assumption).toSorted()).toEqual(changed.toSorted())

  // As read from a file.
  const profile = JSON.parse(JSON.stringify(createProfile(report)))
  expect(profile).toMatchObject({ profile: 1, baseUrl: deployment.baseUrl, unobserved: {}, notReproduced: [] })
  const mock = new WorkbenchMock({ profile })
  expect(mock.assumptions).toEqual(deployment.assumptions)
  const again = await run(mock, deployment.assumptions)
  expect(again.results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
}

describe('createProfile', () => {
  test('returns a profile that makes a mock behave like the deployment', async () => {
    await fc.assert(
      fc.asyncProperty(anyHalves, async halves => {
        for (const names of halves) await expectSameBehavior(alternativesOf(names))
      }),
      { numRuns: runs(1, 10), endOnFailure: true },
    )
  })

  test('lists differences not covered by an assumption, and assumptions that were not observed', async () => {
    const mock = new WorkbenchMock()
    const connection = { baseUrl: mock.baseUrl, close: () => undefined, fetch: teapot(mock.fetch) }
    const { namesRules, ...deployment } = deploymentOf(mock, connection, [404, 418])
    const only = (id: string) => id === 'bad-route/path' || id === 'self-service' || id === 'one-organization/records'
    const { otherOrganizationToken, ...without } = deployment
    const report = await runConformance(without, { allowWrites: true, only })
    expect([namesRules, otherOrganizationToken === undefined]).toEqual([true, false])
    expect(createProfile(report)).toMatchObject({
      assumptions: { ownAccount: 'change' },
      unobserved: {
        otherOrganization: expect.stringMatching(/WORKBENCH_OTHER_API_KEY/),
        enableCascade: 'The case was not selected.',
      },
      notReproduced: [{ id: 'bad-route/path', expected: 'status 404' }],
    })
  })
})

/** Replaces each 404 with a 418. */
function teapot(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    return response.status === 404 ? new Response(response.body, { status: 418, headers: response.headers }) : response
  }
}

describe('the option profile', () => {
  test.each([
    ['neither version nor assumptions', {}, /Invalid profile/],
    ['an unknown version', { profile: 2, assumptions: {} }, /Invalid profile/],
    ['an unknown assumption', { profile: 1, assumptions: { color: 'red' } }, /Unknown assumption "color"/],
    ['an invalid value', { profile: 1, assumptions: { enableCascade: 'some' } }, /"all" or "untouched-only"/],
  ])('rejects a profile with %s', (_, profile, message) => {
    expect(() => new WorkbenchMock({ profile: profile as ProfileInput })).toThrow(message)
  })

  test('is overridden by the option assumptions', () => {
    const profile = { profile: 1, assumptions: { enableCascade: 'untouched-only', bodyType: 'ignored' } }
    const mock = new WorkbenchMock({ profile, assumptions: { bodyType: 'must-match' } })
    expect(mock.assumptions).toMatchObject({ enableCascade: 'untouched-only', bodyType: 'must-match' })
  })
})
