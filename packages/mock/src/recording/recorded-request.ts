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
  /** The API key that authenticated the request. Undefined for a login session. */
  readonly apiKey?: { readonly id: string; readonly name: string }
}

/** Headers by lowercase name. */
export type RecordedHeaders = Readonly<Record<string, string>>

/** A request that the mock received, without its secrets. */
export interface RecordedRequest {
  /** The value of the `x-request-id` response header. */
  readonly id: string
  /** The time of the request, according to the mock's clock. Its setters have no effect. */
  readonly at: Date
  readonly method: string
  /** The path and query. */
  readonly path: string
  /** The operation in the contract. Undefined for an unhandled request. */
  readonly route: RouteName | undefined
  /** The caller, if the request was authenticated. */
  readonly caller: RecordedCaller | undefined
  /** The request headers. The values of unknown headers are not recorded, because they can be secrets. */
  readonly headers: RecordedHeaders
  /** The parsed request body. */
  readonly body: unknown
  /** The size of the uncompressed request body, in bytes. */
  readonly bodyBytes: number
  /** The response status. Undefined if the connection was closed without a response. */
  readonly status: number | undefined
  /** The response document, if the request was a write or the response is an error. */
  readonly answer: unknown
  /** The response headers. Undefined if the connection was closed without a response. */
  readonly answerHeaders: RecordedHeaders | undefined
  /** The size of the response body, in bytes. */
  readonly answerBytes: number
  /** The response time in milliseconds, including fault delays. */
  readonly durationMs: number
  /** The rule that rejected the request. */
  readonly rule: RuleId | undefined
  /** The id of the fault that determined the response. */
  readonly fault: string | undefined
}
