import type { Role } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { RouteName } from '../engine/router.ts'

/** The caller of a request. */
export interface RecordedCaller {
  /** The id of the service account or user. */
  readonly id: string
  /** The name of the service account or user. */
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  /** The API key of the request. Undefined for a login session. */
  readonly apiKey?: { readonly id: string; readonly name: string }
}

/** Headers by name in lower case. */
export type RecordedHeaders = Readonly<Record<string, string>>

/** A request that the mock received, without its secrets. */
export interface RecordedRequest {
  /** The value of the response header `x-request-id`. */
  readonly id: string
  /** The time, according to the mock's clock. */
  readonly at: Date
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The operation of the contract. Undefined for an unhandled request. */
  readonly route: RouteName | undefined
  /** The caller, if the request was authenticated. */
  readonly caller: RecordedCaller | undefined
  /** The headers of the request. The values of unknown headers are not recorded, because they can be secrets. */
  readonly headers: RecordedHeaders
  /** The parsed body of the request. */
  readonly body: unknown
  /** The size of the body of the request in bytes, without compression. */
  readonly bodyBytes: number
  /** The status of the response. Undefined if the connection was closed without one. */
  readonly status: number | undefined
  /** The response document of a write or of an error. */
  readonly answer: unknown
  /** The headers of the response. Undefined if the connection was closed without one. */
  readonly answerHeaders: RecordedHeaders | undefined
  /** The size of the body of the response in bytes. */
  readonly answerBytes: number
  /** The time until the response in milliseconds, including the delays of faults. */
  readonly durationMs: number
  /** The rule that rejected the request. */
  readonly rule: RuleId | undefined
  /** The id of the fault that determined the response. */
  readonly fault: string | undefined
}
