/** One attempt, as far as a trace may know it. */
export interface TracedAttempt {
  readonly method: string
  /** The path template, by which a span is named. */
  readonly path: string
  readonly url: string
  /** Counts from 0, which is no repetition. */
  readonly resend: number
}

/** What becomes of a traced attempt. */
export interface AttemptSpan {
  /** Headers to send, such as `traceparent`. */
  readonly headers: Readonly<Record<string, string>>
  /** Ends the span, with the status of the answer, or with what kept it away. */
  end(outcome: { readonly status?: number; readonly error?: string }): void
}

/**
 * Makes a span for each attempt. `openTelemetry()` of `@workbench-sdk/client/opentelemetry` is one.
 *
 * @example
 * const workbench = new Workbench({ token, tracing: openTelemetry() })
 */
export interface Tracing {
  begin(attempt: TracedAttempt): AttemptSpan
}

const NO_SPAN: AttemptSpan = { headers: {}, end: () => {} }

export const NO_TRACING: Tracing = { begin: () => NO_SPAN }
