import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Workbench } from '../../src/index.ts'
import { openTelemetry } from '../../src/observability/opentelemetry.ts'
import { print } from './print.ts'

const exporter = new InMemorySpanExporter()
trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
propagation.setGlobalPropagator(new W3CTraceContextPropagator())

/** Returns a copy of the client that prints everything that hooks and loggers receive, and records spans. */
export function withPrinting(workbench: Workbench): Workbench {
  return workbench.withOptions({
    hooks: { request: print, response: print, retry: print, error: print },
    logger: { debug: print, info: print, warn: print, error: print },
    tracing: openTelemetry(),
  })
}

/** Prints all recorded spans. */
export function printSpans(): void {
  const spans = exporter.getFinishedSpans()
  print(...spans.map(({ name, attributes, status, events, links }) => ({ name, attributes, status, events, links })))
}
