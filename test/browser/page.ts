import { startWorkbench } from '@workbench-sdk/mock/browser'
import { CASES, type Result, runConformance } from '@workbench-sdk/mock/conformance'
import { deploymentOf } from '../../packages/mock/test/deployment.ts'
import type { Place } from './check.ts'
import { CHECKS } from './checks.ts'

/** How the conformance suite went, as far as a page tells. */
export interface Conformance {
  readonly cases: number
  readonly results: readonly Result[]
  readonly leftovers: string | undefined
}

/** Carries out every case by calls of the page's own, over the service worker. */
export async function conform(): Promise<Conformance> {
  await using started = await startWorkbench({ now: '2026-11-22T18:49:00Z' })
  const { mock } = started
  const connection = { baseUrl: mock.baseUrl, fetch: fetch.bind(globalThis), close: () => undefined }
  const { results, leftovers } = await runConformance(deploymentOf(mock, connection), { allowWrites: true })
  return { cases: CASES.length, results, leftovers }
}

/** @returns what is wrong, if anything. */
export async function check(which: number, step: number, place: Place): Promise<string | undefined> {
  return CHECKS[which]?.steps[step]?.(place).then(
    () => undefined,
    error => String(error),
  )
}
