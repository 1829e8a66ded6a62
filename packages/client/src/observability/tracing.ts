/**
 * The information about an attempt that a trace may contain.
 *
 * @example
 * const nameOf = ({ method, path, resend }: TracedAttempt) => `${method} ${path}${resend > 0 ? ' (retry)' : ''}`
 * const begin = (attempt: TracedAttempt) => ({ headers: {}, end: () => console.log(nameOf(attempt)) })
 * await workbench.withOptions({ tracing: { begin } }).organizations.list()
 */
export interface TracedAttempt {
  readonly method: string
  /** The path template, e.g. `/api/v2/api_keys/{id}`. */
  readonly path: string
  readonly url: string
  /** How many times the request has already been sent. */
  readonly resend: number
}

/**
 * The span for an attempt.
 *
 * @example
 * const span: AttemptSpan = { headers: { 'x-trace': 'deployment' }, end: ({ status, error }) => console.log(status ?? error) }
 * await workbench.withOptions({ tracing: { begin: () => span } }).organizations.list()
 */
export interface AttemptSpan {
  /** Headers to send, e.g. `traceparent`. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * Ends the span with the status of the response, or with the reason why there is no response.
   *
   * @example
   * const url = 'https://workbench.expel.io/api/v2/actors'
   * const span = openTelemetry().begin({ method: 'GET', path: '/api/v2/actors', url, resend: 0 })
   * span.end({ status: 200 })
   */
  end(outcome: { readonly status?: number; readonly error?: string }): void
}

/**
 * Creates a span for each attempt, e.g. with `openTelemetry()` from `@workbench-sdk/client/opentelemetry`.
 *
 * @example
 * const workbench = new Workbench({ token, tracing: openTelemetry() })
 */
export interface Tracing {
  /**
   * Starts the span for an attempt before the request is sent.
   *
   * @example
   * const begin = ({ method, path }: TracedAttempt) => {
   *   console.time(`${method} ${path}`)
   *   return { headers: {}, end: () => console.timeEnd(`${method} ${path}`) }
   * }
   * await workbench.withOptions({ tracing: { begin } }).organizations.list()
   */
  begin(attempt: TracedAttempt): AttemptSpan
}
