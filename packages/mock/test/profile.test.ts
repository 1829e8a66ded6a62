import { ASSUMPTIONS, type Assumptions, type ProfileInput, WorkbenchMock } from '@workbench-sdk/mock'
import { profileOf, runConformance } from '@workbench-sdk/mock/conformance'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deploymentOf } from './deployment.ts'

const NAMES = Object.keys(ASSUMPTIONS) as (keyof Assumptions)[]

/** Any way to guess about Workbench. */
const anyAssumptions: fc.Arbitrary<Partial<Assumptions>> = fc
  .subarray(NAMES)
  .map(names => Object.fromEntries(names.map(name => [name, ASSUMPTIONS[name].alternative])))

function look(mock: WorkbenchMock, assumptions: Partial<Assumptions> = {}) {
  const connection = { baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }
  return runConformance({ ...deploymentOf(mock, connection, [406, 415, 500]), assumptions }, { allowWrites: true })
}

describe('a deployment that is different', () => {
  test('is reported row by row, and its profile makes a mock that is so as well', async () => {
    await fc.assert(
      fc.asyncProperty(anyAssumptions, async assumptions => {
        const deployment = new WorkbenchMock({ assumptions })
        const report = await look(deployment)
        const different = report.results.filter(({ verdict }) => verdict === 'differs')
        expect(different.map(({ assumption }) => assumption).toSorted()).toEqual(Object.keys(assumptions).toSorted())

        // As it comes back from a file.
        const profile = JSON.parse(JSON.stringify(profileOf(report)))
        expect(profile).toMatchObject({ profile: 1, baseUrl: deployment.baseUrl, unseen: {}, notReproduced: [] })
        const mock = new WorkbenchMock({ profile })
        expect(mock.assumptions).toEqual(deployment.assumptions)
        const again = await look(mock, deployment.assumptions)
        expect(again.results.filter(({ verdict }) => verdict === 'differs')).toEqual([])
      }),
      { numRuns: 10, endOnFailure: true },
    )
  })

  test('in what is no guess is told apart from one that a mock can be like', async () => {
    const mock = new WorkbenchMock()
    const connection = { baseUrl: mock.baseUrl, close: () => undefined, fetch: teapot(mock.fetch) }
    const { namesRules, ...deployment } = deploymentOf(mock, connection, [404, 418])
    const only = (id: string) => id === 'bad-route/path' || id === 'self-service' || id === 'one-organization/records'
    const { otherOrganizationToken, ...without } = deployment
    const report = await runConformance(without, { allowWrites: true, only })
    expect([namesRules, otherOrganizationToken === undefined]).toEqual([true, false])
    expect(profileOf(report)).toMatchObject({
      assumptions: { ownAccount: 'change' },
      unseen: { otherOrganization: expect.stringMatching(/--other-token/), enableCascade: 'It was left out.' },
      notReproduced: [{ id: 'bad-route/path', expected: 'status 404' }],
    })
  })
})

/** Answers 418 where nothing is found. */
function teapot(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init)
    return response.status === 404 ? new Response(response.body, { status: 418, headers: response.headers }) : response
  }
}

describe('a profile', () => {
  test.each([
    ['no profile at all', {}, /Invalid profile/],
    ['one of another version', { profile: 2, assumptions: {} }, /Invalid profile/],
    ['an assumption that nobody knows', { profile: 1, assumptions: { colour: 'red' } }, /Unknown assumption "colour"/],
    [
      'a value that it cannot have',
      { profile: 1, assumptions: { enableCascade: 'some' } },
      /"all" or "untouched-only"/,
    ],
  ])('with %s is refused', (_, profile, message) => {
    expect(() => new WorkbenchMock({ profile: profile as ProfileInput })).toThrow(message)
  })

  test('gives way to the assumptions that are made beside it', () => {
    const profile = { profile: 1, assumptions: { enableCascade: 'untouched-only', bodyType: 'ignored' } }
    const mock = new WorkbenchMock({ profile, assumptions: { bodyType: 'must-match' } })
    expect(mock.assumptions).toMatchObject({ enableCascade: 'untouched-only', bodyType: 'must-match' })
  })
})
