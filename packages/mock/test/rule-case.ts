import type { RuleId, WorkbenchMock } from '@workbench-sdk/mock'
import type { Api } from './api.ts'

/** What a case has at hand: a mock of its own, and its API over the transport under test. */
export interface Bench {
  readonly mock: WorkbenchMock
  /** With the token of an Organization Admin. */
  readonly admin: Api
  /** With the token of an Organization Analyst. */
  readonly analyst: Api
  /** With no token. */
  readonly nobody: Api
}

/** One thing that a rule says, and how it shows. */
export interface RuleCase {
  readonly rule: RuleId
  readonly says: string
  check(bench: Bench): Promise<void>
}
