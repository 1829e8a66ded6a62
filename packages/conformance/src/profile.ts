import { ASSUMPTION_NAMES } from '@workbench-sdk/contract/assumptions'
import type { Profile } from '@workbench-sdk/contract/profile'
import type { Report, Result } from './report.ts'

/**
 * Returns a profile that makes a mock behave like the deployment in the report.
 *
 * @example
 * const mock = new WorkbenchMock({ profile: createProfile(await runConformance(deployment, { allowWrites: true })) })
 */
export function createProfile({ baseUrl, startedAt, assumptions, results }: Report): Profile {
  const unobserved = ASSUMPTION_NAMES.filter(name => !(name in assumptions))
  const resultOf = (name: string) => results.find(({ assumption }) => assumption === name)
  return {
    profile: 1,
    recordedAt: startedAt,
    baseUrl,
    assumptions,
    unobserved: Object.fromEntries(unobserved.map(name => [name, whyUnobserved(resultOf(name))])),
    notReproduced: results.flatMap(({ id, outcome, observed, expected, actual }) =>
      outcome === 'failed' && observed === undefined ? [{ id, expected, actual }] : [],
    ),
  }
}

function whyUnobserved(result: Result | undefined): string {
  if (!result) return 'The case was not selected.'
  return result.reason ?? 'The observed behavior is not a valid value for the assumption.'
}
