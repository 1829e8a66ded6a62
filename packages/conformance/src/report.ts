import type { AssumptionName, Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Evidence } from '@workbench-sdk/contract/rules'
import type { Outcome } from './outcome.ts'
import type { RequirementId } from './requirements.ts'

/** The result of a run. It contains no secrets. */
export interface Report {
  readonly baseUrl: string
  /** The time at which the run started, in ISO 8601. */
  readonly startedAt: string
  readonly milliseconds: number
  readonly requests: number
  readonly interrupted: boolean
  readonly results: readonly Result[]
  /** The observed values of the assumptions. */
  readonly assumptions: Partial<Assumptions>
  /** The number of records from earlier runs that were deleted at the start. */
  readonly deletedLeftovers: number
  /** Set if this run's records could not be deleted. */
  readonly cleanUpError?: string
}

/** The result of a case. It contains no secrets. */
export interface Result {
  readonly id: string
  /** The id of the rule or of the wire contract requirement. */
  readonly requirement: RequirementId
  readonly section: string
  /** A: help article, P: public, S: stock jsonapi-server, G: guess. */
  readonly evidence: Evidence
  readonly title: string
  readonly outcome: Outcome
  /** The location of the difference, if the case failed. */
  readonly at?: string
  readonly expected?: unknown
  readonly actual?: unknown
  /** The reason why the case was skipped or is not applicable. */
  readonly reason?: string
  /** The assumption that the case observes. */
  readonly assumption?: AssumptionName
  /** The observed value, if it is valid for the assumption. */
  readonly observed?: unknown
  readonly requests: number
  readonly milliseconds: number
}

/** Returns the number of results for each outcome. */
export function countOutcomes({ results }: Pick<Report, 'results'>): Readonly<Record<Outcome, number>> {
  const counts = { passed: 0, failed: 0, 'not applicable': 0, skipped: 0 }
  for (const { outcome } of results) counts[outcome]++
  return counts
}
