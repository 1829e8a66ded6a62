import type { AssumptionName } from '@workbench-sdk/contract/assumptions'
import type { Evidence } from '@workbench-sdk/contract/rules'
import type { RequirementId } from './requirements.ts'
import type { TestContext } from './test-context.ts'

interface Named {
  /** The rule or the row that it is about, and what about it where there is more than one case. */
  readonly id: RequirementId | `${RequirementId}/${string}`
  readonly says: string
  /** How well this much is known, where that is not as well as the statement. */
  readonly mark?: Evidence
}

/** Something that has to hold. */
interface Check extends Named {
  /** @throws Difference, Skipped, NotApplicable */
  readonly check: (bench: TestContext) => Promise<void>
}

/** Something that is guessed: what is assumed has to be what is seen. */
interface Guess extends Named {
  readonly assumption: AssumptionName
  /** What is seen: a value of the assumption, or whatever else came. */
  readonly observe: (bench: TestContext) => Promise<unknown>
}

/** A statement about Workbench that can be carried out. */
export type ConformanceCase = Check | Guess

/** The cases about one thing, and the file that they stand in. */
export interface Section {
  readonly title: string
  /** Below `conformance/`. */
  readonly file: string
  readonly cases: readonly ConformanceCase[]
}

export const requirementOf = ({ id }: Pick<Named, 'id'>): RequirementId => id.split('/')[0] as RequirementId
