import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Tracing } from './tracing.ts'

/**
 * Spans by OpenTelemetry's conventions for HTTP clients, one for each attempt, as children of what is active at the call.
 * A span is named by the path template, such as `GET /api/v2/api_keys/{id}`; its URL is without the query, and holds no
 * secret. The trace is continued in Workbench by `traceparent`. Nothing is recorded where no SDK is registered.
 *
 * It needs the package `@opentelemetry/api`, version 1.9 or later.
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
      propagation.inject(trace.setSpan(context.active(), span), headers)
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

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
