import type { AssumptionName } from '@workbench-sdk/contract/assumptions'
import type { Evidence } from '@workbench-sdk/contract/rules'
import type { RequirementId } from './requirements.ts'
import type { TestContext } from './test-context.ts'

interface CaseBase {
  /** The id of the requirement, with a suffix if the requirement has several cases. */
  readonly id: RequirementId | `${RequirementId}/${string}`
  /** The expected behavior. */
  readonly title: string
  /** The evidence for this case, if it is weaker than the requirement's evidence. */
  readonly evidence?: Evidence
}

/** A case that asserts the expected behavior. */
interface AssertingCase extends CaseBase {
  /** @throws AssertionError, Skipped, NotApplicable */
  readonly check: (context: TestContext) => Promise<void>
}

/** A case that observes the value of an assumption. It fails if the observed value differs from the assumed value. */
interface ObservingCase extends CaseBase {
  readonly assumption: AssumptionName
  /** Returns a value that is valid for the assumption, or a description of any other behavior. */
  readonly observe: (context: TestContext) => Promise<unknown>
}

/** An executable case for a requirement. */
export type ConformanceCase = AssertingCase | ObservingCase

/** The cases in one file. */
export interface Section {
  readonly title: string
  /** The path of the file, relative to `packages/conformance/src`. */
  readonly file: string
  readonly cases: readonly ConformanceCase[]
}

export const requirementOf = ({ id }: Pick<CaseBase, 'id'>): RequirementId => id.split('/')[0] as RequirementId
