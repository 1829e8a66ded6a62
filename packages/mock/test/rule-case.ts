import type { RuleId, WorkbenchMock } from '@workbench-sdk/mock'
import type { Api } from './api.ts'

/** The context of a case: its own mock, and clients of it over the tested transport. */
export interface CaseContext {
  readonly mock: WorkbenchMock
  /** With the token of an Organization Admin. */
  readonly admin: Api
  /** With the token of an Organization Analyst. */
  readonly analyst: Api
  /** With no token. */
  readonly anonymous: Api
}

/** A test of one aspect of a rule. */
export interface RuleCase {
  readonly rule: RuleId
  readonly name: string
  check(context: CaseContext): Promise<void>
}
