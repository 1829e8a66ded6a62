import { ASSUMPTION_NAMES } from '@workbench-sdk/contract/assumptions'
import type { Profile } from '@workbench-sdk/contract/profile'
import type { Report, Result } from './report.ts'

/**
 * What a mock has to be told to answer as this deployment does where Workbench is guessed about.
 *
 * @example
 * const mock = new WorkbenchMock({ profile: profileOf(await runConformance(deployment, { allowWrites: true })) })
 */
export function profileOf({ baseUrl, startedAt, assumptions, results }: Report): Profile {
  const unseen = ASSUMPTION_NAMES.filter(name => !(name in assumptions))
  return {
    profile: 1,
    recordedAt: startedAt,
    baseUrl,
    assumptions,
    unseen: Object.fromEntries(unseen.map(name => [name, whyUnseen(results.find(each => each.assumption === name))])),
    notReproduced: results.flatMap(({ id, verdict, observed, expected, came }) =>
      verdict === 'differs' && observed === undefined ? [{ id, expected, came }] : [],
    ),
  }
}

function whyUnseen(result: Result | undefined): string {
  if (!result) return 'It was left out.'
  return result.because ?? 'What came is neither of the two that a mock knows.'
}
