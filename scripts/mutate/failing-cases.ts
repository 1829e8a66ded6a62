import type * as Mock from '@workbench-sdk/mock'
import type * as Conformance from '@workbench-sdk/mock/conformance'
import { deploymentOf } from '../../packages/mock/test/deployment.ts'
import type { FreshModules } from './fresh-modules.ts'
import type { Source } from './mutation.ts'

/**
 * Runs the conformance cases selected by `only` against a new copy of the mock, with each assumption at its default and at its
 * alternative. Returns the ids of failing cases.
 *
 * @param mutated a source file that differs in that copy.
 */
export async function failingCases(
  modules: FreshModules,
  only: (id: string) => boolean,
  mutated?: Source,
): Promise<string[]> {
  const load = await modules.fresh(mutated)
  const { ASSUMPTIONS, WorkbenchMock } = load<typeof Mock>('@workbench-sdk/mock')
  const { runConformance } = load<typeof Conformance>('@workbench-sdk/mock/conformance')
  const alternatives = Object.entries(ASSUMPTIONS).map(([name, { alternative }]) => [name, alternative])
  const failing = new Set<string>()
  for (const assumptions of [{}, Object.fromEntries(alternatives)]) {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z', assumptions })
    const connection = { baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }
    // Unlike in tests, responses are not validated against the contract, because a conformance case must detect the mutation.
    const deployment = { ...deploymentOf(mock, connection), fetch: mock.fetch, assumptions }
    const { results } = await runConformance(deployment, { allowWrites: true, only })
    for (const { id, outcome } of results) if (outcome === 'failed') failing.add(id)
  }
  return [...failing]
}
