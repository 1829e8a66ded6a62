import type { Result } from '@workbench-sdk/mock/conformance'
import { expect, test } from 'vitest'
import { groupBySection, outcomeFilterLabels, summarize } from './outcomes.ts'

const result = (section: string, outcome: Result['outcome']) => ({ id: 'x', title: 'x', section, outcome }) as Result

const RESULTS = [
  result('rules', 'passed'),
  result('wire', 'failed'),
  result('rules', 'skipped'),
  result('rules', 'passed'),
  result('wire', 'not applicable'),
]

test('counts results by outcome, without outcomes that do not occur', () => {
  expect(summarize(RESULTS)).toBe('Passed 2, Failed 1, Not applicable 1, Skipped 1')
  expect(summarize(RESULTS.slice(0, 1))).toBe('Passed 1')
  expect(summarize([])).toBe('')
  expect(outcomeFilterLabels(RESULTS)).toMatchObject({ all: 'All 5', passed: 'Passed 2', failed: 'Failed 1' })
})

test('groups the results of an outcome by section', () => {
  expect([...groupBySection(RESULTS, 'all').keys()]).toEqual(['rules', 'wire'])
  expect(groupBySection(RESULTS, 'passed').get('rules')).toHaveLength(2)
  expect(groupBySection(RESULTS, 'passed').has('wire')).toBe(false)
})
