import { startWorkbench } from '@workbench-sdk/mock/browser'
import { CASES, type Result, runConformance } from '@workbench-sdk/mock/conformance'
import { deploymentOf } from '../../packages/mock/test/deployment.ts'
import type { CheckContext } from './check.ts'
import { CHECKS } from './checks.ts'

/** The result of the conformance suite. */
export interface Conformance {
  readonly cases: number
  readonly results: readonly Result[]
  readonly cleanUpError: string | undefined
}

/** Runs every case with calls from the page, through the service worker. */
export async function conform(): Promise<Conformance> {
  await using started = await startWorkbench({ now: '2026-11-22T18:49:00Z' })
  const { mock } = started
  const connection = { baseUrl: mock.baseUrl, fetch: fetch.bind(globalThis), close: () => undefined }
  const { results, cleanUpError } = await runConformance(deploymentOf(mock, connection), { allowWrites: true })
  return { cases: CASES.length, results, cleanUpError }
}

/** Runs a step and returns what went wrong, if anything. */
export async function check(index: number, step: number, context: CheckContext): Promise<string | undefined> {
  return CHECKS[index]?.steps[step]?.(context).then(
    () => undefined,
    error => String(error),
  )
}
