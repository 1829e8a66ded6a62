import type { Role } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { RouteName } from '../engine/router.ts'

/** Who made a request. */
export interface RecordedCaller {
  /** The name of the service account, or of the person. */
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  /** The key that it was made with; a login session has none. */
  readonly apiKey?: { readonly id: string; readonly name: string }
}

/** A request that the mock got, without its secrets. */
export interface RecordedRequest {
  /** What the answer says in `x-request-id`. */
  readonly id: string
  /** When, by the mock's clock. */
  readonly at: Date
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The operation that took it; a request that none took is a surprise. */
  readonly route: RouteName | undefined
  /** Who made it, where that is known. */
  readonly caller: RecordedCaller | undefined
  /** What was sent, parsed. */
  readonly body: unknown
  /** Of the answer; where the connection was dropped there is none. */
  readonly status: number | undefined
  /** The document of the answer to a write, or of a refusal. */
  readonly answer: unknown
  /** The rule that a refusal names. */
  readonly rule: RuleId | undefined
  /** The id of the fault that made the answer what it was. */
  readonly fault: string | undefined
}
