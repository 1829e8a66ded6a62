/**
 * What is known of an answer besides its body, which is what the result is made of.
 *
 * @example
 * const { response } = await workbench.organizations.list().withResponse()
 * console.log(response.status, response.requestId, response.headers.get('x-ratelimit-remaining'))
 */
export interface ResponseInfo {
  readonly status: number
  /** A copy, without cookies. */
  readonly headers: Headers
  /** What Workbench calls the request, from `x-request-id`. */
  readonly requestId: string | undefined
  /** How many times the request was sent. */
  readonly attempts: number
}

/**
 * A result, and what is known of the answer that it came with.
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
 * What every method gives: a promise of its result, which can be asked for the answer, too.
 *
 * @example
 * const { data, response } = await workbench.apiKeys.get(key).withResponse()
 * console.log(data.name, response.attempts) // deploy 1
 */
export interface WorkbenchPromise<T> extends Promise<T> {
  /**
   * The result together with status, headers and attempts. Rejects as the promise itself does.
   *
   * @example
   * const { response } = await workbench.apiKeys.get(key).withResponse()
   * console.log(response.status) // 200
   */
  withResponse(): Promise<WorkbenchResponse<T>>
}

/** A result, and what makes the facts of its answer where somebody asks for them. */
export interface Settled<T> {
  readonly data: T
  readonly response: () => ResponseInfo
}

export function apiPromise<T>(work: () => Promise<Settled<T>>): WorkbenchPromise<T> {
  const pending = work()
  const data = pending.then(each => each.data)
  const withResponse = async () => {
    // Who asks for both handles the failure there.
    data.catch(() => {})
    const finished = await pending
    return { data: finished.data, response: finished.response() }
  }
  return Object.assign(data, { withResponse })
}
