import { requirementOf } from '@workbench-sdk/conformance/case'
import { REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { SECTIONS } from '@workbench-sdk/conformance/sections'
import { ASSUMPTION_NAMES, ASSUMPTIONS, type Assumptions } from '@workbench-sdk/contract/assumptions'
import { RULES } from '@workbench-sdk/contract/rules'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { runConformance } from '@workbench-sdk/mock/conformance'
import { describe, expect, test } from 'vitest'
import { deploymentOf } from '../../packages/mock/test/deployment.ts'
import type { Mutation } from '../../scripts/mutate/mutation.ts'
import { ROW_MUTATIONS } from '../../scripts/mutate/row-mutations.ts'
import { RULE_MUTATIONS } from '../../scripts/mutate/rule-mutations.ts'

const CASES = SECTIONS.flatMap(({ cases }) => cases)
const MUTATIONS: Readonly<Record<string, readonly Mutation[]>> = { ...RULE_MUTATIONS, ...ROW_MUTATIONS }
/** A mock has no rate limit that could be broken. */
const WITHOUT_MUTATION = ['rate-limit']

test('each rule and each requirement has a conformance case and a mutation', () => {
  const ids = Object.keys(REQUIREMENTS)
  expect(ids.filter(id => !CASES.some(each => requirementOf(each) === id))).toEqual([])
  expect(ids.filter(id => (MUTATIONS[id] ?? []).length === 0)).toEqual(WITHOUT_MUTATION)
})

test('each mutation and each case belongs to a rule or a requirement', () => {
  const known = Object.keys(REQUIREMENTS)
  expect(known).toEqual(expect.arrayContaining(Object.keys(RULES)))
  expect(known).toEqual(expect.arrayContaining(Object.keys(MUTATIONS)))
  expect(known).toEqual(expect.arrayContaining(CASES.map(requirementOf)))
})

describe.each(ASSUMPTION_NAMES)('the assumption %s', name => {
  const observing = CASES.filter(each => 'assumption' in each && each.assumption === name)

  test('has a conformance case that observes it, and a mutation', () => {
    expect(observing).not.toEqual([])
    for (const each of observing) expect(MUTATIONS[requirementOf(each)]).not.toEqual([])
  })

  test.each(['default', 'alternative'] as const)('is observed correctly with its %s', async key => {
    const value = ASSUMPTIONS[name][key]
    const mock = new WorkbenchMock({ assumptions: { [name]: value } as Partial<Assumptions> })
    const connection = { baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }
    const deployment = { ...deploymentOf(mock, connection, [406, 415, 500]), assumptions: mock.assumptions }
    const ids = observing.map(({ id }) => id)
    const { results } = await runConformance(deployment, { allowWrites: true, only: id => ids.includes(id as never) })
    expect(results.map(({ outcome, observed }) => ({ outcome, observed }))).toEqual(
      ids.map(() => ({ outcome: 'passed', observed: value })),
    )
  })
})
