import type { PlatformHeaders } from './platform-types.ts'

/**
 * Metadata of a response: everything except its body.
 *
 * @example
 * const { response } = await workbench.organizations.list().withResponse()
 * console.log(response.status, response.requestId, response.headers.get('x-ratelimit-remaining'))
 */
export interface ResponseInfo {
  readonly status: number
  /** A copy, without cookies. */
  readonly headers: PlatformHeaders
  /** Workbench's id for the request, from the `x-request-id` header. */
  readonly requestId: string | undefined
  /** How many times the request was sent. */
  readonly attempts: number
}

/**
 * A result and the metadata of its response.
 *
 * @example
 * const describe = ({ data, response }: WorkbenchResponse<ApiKey>) => `${data.name}: ${response.status}`
 * console.log(describe(await workbench.apiKeys.get(key).withResponse())) // deploy: 200
 */
export interface WorkbenchResponse<T> {
  readonly data: T
  readonly response: ResponseInfo
}

/**
 * The promise that every method returns. It resolves to the result, and provides information about the response.
 *
 * @example
 * const { data, response } = await workbench.apiKeys.get(key).withResponse()
 * console.log(data.name, response.attempts) // deploy 1
 */
export interface WorkbenchPromise<T> extends Promise<T> {
  /**
   * Returns the result together with the status, the headers and the number of attempts. It rejects if the promise does.
   *
   * @example
   * const { response } = await workbench.apiKeys.get(key).withResponse()
   * console.log(response.status) // 200
   */
  withResponse(): Promise<WorkbenchResponse<T>>
}
