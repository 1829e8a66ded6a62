/**
 * One attempt, as far as a trace may know it.
 *
 * @example
 * const nameOf = ({ method, path, resend }: TracedAttempt) => `${method} ${path}${resend > 0 ? ' again' : ''}`
 * const begin = (attempt: TracedAttempt) => ({ headers: {}, end: () => console.log(nameOf(attempt)) })
 * await workbench.withOptions({ tracing: { begin } }).organizations.list()
 */
export interface TracedAttempt {
  readonly method: string
  /** The path template, by which a span is named. */
  readonly path: string
  readonly url: string
  /** Counts from 0, which is no repetition. */
  readonly resend: number
}

/**
 * What becomes of a traced attempt.
 *
 * @example
 * const span: AttemptSpan = { headers: { 'x-trace': 'deployment' }, end: ({ status, error }) => console.log(status ?? error) }
 * await workbench.withOptions({ tracing: { begin: () => span } }).organizations.list()
 */
export interface AttemptSpan {
  /** Headers to send, such as `traceparent`. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * Ends the span, with the status of the answer, or with what kept it away.
   *
   * @example
   * const url = 'https://workbench.expel.io/api/v2/actors'
   * const span = openTelemetry().begin({ method: 'GET', path: '/api/v2/actors', url, resend: 0 })
   * span.end({ status: 200 })
   */
  end(outcome: { readonly status?: number; readonly error?: string }): void
}

/**
 * Makes a span for each attempt. `openTelemetry()` of `@workbench-sdk/client/opentelemetry` is one.
 *
 * @example
 * const workbench = new Workbench({ token, tracing: openTelemetry() })
 */
export interface Tracing {
  /**
   * Begins the span of an attempt, which is about to be sent.
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

const NO_SPAN: AttemptSpan = { headers: {}, end: () => {} }

export const NO_TRACING: Tracing = { begin: () => NO_SPAN }
