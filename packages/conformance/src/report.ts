import type { AssumptionName, Assumptions } from '@workbench-sdk/contract/assumptions'
import type { Evidence } from '@workbench-sdk/contract/rules'
import type { RequirementId } from './requirements.ts'

export type Verdict = 'holds' | 'differs' | 'not applicable' | 'skipped'

/** How it went with one case. No secret is in it. */
export interface Result {
  readonly id: string
  /** The rule or the row of the wire contract. */
  readonly statement: RequirementId
  readonly section: string
  /** A the help article, P public, S stock jsonapi-server, G a guess. */
  readonly mark: Evidence
  readonly says: string
  readonly verdict: Verdict
  /** Of a difference: where it is, what was expected there, and what came. */
  readonly at?: string
  readonly expected?: unknown
  readonly came?: unknown
  /** Why it was skipped or is not applicable. */
  readonly because?: string
  /** Of a guess: the assumption that it is, and what was seen, where that is a value of it. */
  readonly assumption?: AssumptionName
  readonly observed?: unknown
  readonly requests: number
  readonly milliseconds: number
}

/** How it went. */
export interface Report {
  readonly baseUrl: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly milliseconds: number
  readonly requests: number
  readonly interrupted: boolean
  readonly results: readonly Result[]
  /** What was seen of each guess that could be looked at. */
  readonly assumptions: Partial<Assumptions>
  /** Records of earlier visits that were deleted in the beginning. */
  readonly swept: number
  /** Why something may have been left behind, where it may. */
  readonly leftovers?: string
}

/** How many results came to each verdict. */
export function count({ results }: Pick<Report, 'results'>): Readonly<Record<Verdict, number>> {
  const counted = { holds: 0, differs: 0, 'not applicable': 0, skipped: 0 }
  for (const { verdict } of results) counted[verdict]++
  return counted
}
