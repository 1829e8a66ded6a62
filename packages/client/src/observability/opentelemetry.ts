import { context, propagation, SpanKind, SpanStatusCode, type TextMapSetter, trace } from '@opentelemetry/api'
import type { Tracing } from './tracing.ts'

/**
 * Creates spans that follow OpenTelemetry's semantic conventions for HTTP clients. Each attempt has a span, whose parent is the
 * span that is active when the call is made. A span is named after the path template, e.g. `GET /api/v2/api_keys/{id}`. Its URL
 * has no query and contains no secret. The client sends the `traceparent` and `tracestate` headers so that Workbench can continue
 * the trace. It does not send a propagator's other headers, e.g. `baggage`. If no SDK is registered, nothing is recorded.
 *
 * Requires the `@opentelemetry/api` package, version 1.9 or later.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span
 *
 * @example
 * import { Workbench } from '@workbench-sdk/client'
 * import { openTelemetry } from '@workbench-sdk/client/opentelemetry'
 *
 * const workbench = new Workbench({ token, tracing: openTelemetry() })
 */
export function openTelemetry(): Tracing {
  const tracer = trace.getTracer('@workbench-sdk/client')
  return {
    begin({ method, path, url, resend }) {
      const { origin, pathname, hostname, port, protocol } = new URL(url)
      const span = tracer.startSpan(`${method} ${path}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          'http.request.method': method,
          'url.template': path,
          'url.full': `${origin}${pathname}`,
          'server.address': hostname,
          'server.port': Number(port) || DEFAULT_PORTS[protocol],
          ...(resend > 0 && { 'http.request.resend_count': resend }),
        },
      })
      const headers: Record<string, string> = {}
      propagation.inject(trace.setSpan(context.active(), span), headers, TRACE_CONTEXT)
      return {
        headers,
        end({ status, error }) {
          if (status !== undefined) span.setAttribute('http.response.status_code', status)
          const problem = error ?? (status !== undefined && status >= 400 ? String(status) : undefined)
          if (problem !== undefined) {
            span.setAttribute('error.type', problem)
            span.setStatus({ code: SpanStatusCode.ERROR })
          }
          span.end()
        },
      }
    },
  }
}

// Baggage can contain the application's user data.
const TRACE_CONTEXT: TextMapSetter<Record<string, string>> = {
  set(headers, name, value) {
    if (/^trace(?:parent|state)$/i.test(name)) headers[name] = value
  },
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
