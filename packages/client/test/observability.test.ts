import {
  context,
  createTraceState,
  propagation,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Hooks, type Logger, Workbench } from '../src/index.ts'
import { openTelemetry } from '../src/observability/opentelemetry.ts'
import { type LoopbackResponse, rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { ACCOUNT_ID, errorResponse, KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  return () => vi.restoreAllMocks()
})

const found = () => recordResponse(keyRecord())

/** Starts a server and a client, and collects the events that the client's hooks receive. */
async function watched(...answers: (() => LoopbackResponse)[]) {
  const { workbench, requests, baseUrl } = await startServer(...answers)
  const seen: [string, object][] = []
  const hooks: Hooks = {
    request: event => void seen.push(['request', event]),
    response: event => void seen.push(['response', event]),
    retry: event => void seen.push(['retry', event]),
    error: event => void seen.push(['error', event]),
  }
  return { workbench: workbench.withOptions({ hooks }), seen, requests, baseUrl }
}

describe('hooks', () => {
  test('receive requests, responses and retries, with the path template', async () => {
    const { workbench, seen, baseUrl } = await watched(() => errorResponse(503), found)
    await workbench.apiKeys.get(KEY_ID)
    const call = { method: 'GET', path: '/api/v2/api_keys/{id}' }
    const url = `${baseUrl}/api/v2/api_keys/${KEY_ID}`
    expect(seen).toMatchObject([
      ['request', { ...call, url, attempt: 1, headers: { authorization: '[secret]' } }],
      ['response', { ...call, url, attempt: 1, status: 503 }],
      ['retry', { ...call, attempt: 1, wait: 0, reason: 503 }],
      ['request', { ...call, url, attempt: 2 }],
      ['response', { ...call, url, attempt: 2, status: 200, duration: expect.any(Number) }],
    ])
  })

  test('receive the error that the caller receives', async () => {
    const { workbench, seen } = await watched(() => 'hang up')
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries: 1 }))
    expect(seen.map(([name]) => name)).toEqual(['request', 'retry', 'request', 'error'])
    expect(seen.at(-1)).toEqual(['error', expect.objectContaining({ error, attempt: 2 })])
    expect(seen[1]).toMatchObject(['retry', { reason: expect.stringMatching(/^(connection-error|[A-Z_]+)$/) }])
  })

  test('receive copies, so that they cannot change a call', async () => {
    const { workbench, requests } = await startServer(found)
    const request = (event: object) => {
      Object.assign(Reflect.get(event, 'headers') as object, { authorization: 'changed' })
    }
    await workbench.withOptions({ hooks: { request } }).apiKeys.get(KEY_ID)
    expect(requests[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` })
  })

  test('that throw or reject are logged, and the call continues', async () => {
    const { workbench } = await startServer(found)
    const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const hooks: Hooks = {
      request: () => {
        throw new TypeError('the-secret-itself')
      },
      response: () => Promise.reject(new RangeError('the-secret-itself')),
    }
    expect((await workbench.withOptions({ hooks, logger }).apiKeys.get(KEY_ID)).id).toBe(KEY_ID)
    expect(logger.error.mock.calls).toEqual([
      ['The request hook threw TypeError.'],
      ['The response hook threw RangeError.'],
    ])
  })
})

describe('a logger', () => {
  const recorder = () => {
    const lines: unknown[][] = []
    const at =
      (level: string) =>
      (...line: unknown[]) =>
        void lines.push([level, ...line])
    const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
    return { lines, logger }
  }

  test('receives requests, responses, retries and failures at their levels', async () => {
    const { workbench } = await startServer(
      () => errorResponse(429),
      found,
      () => errorResponse(404),
    )
    const { lines, logger } = recorder()
    const logged = workbench.withOptions({ logger })
    await logged.apiKeys.get(KEY_ID)
    await rejectionOf(logged.apiKeys.get(KEY_ID))
    const call = 'GET /api/v2/api_keys/{id}'
    expect(lines.map(([level, message]) => [level, message])).toEqual([
      ['debug', call],
      ['debug', `${call} 429`],
      ['info', `${call} retry after 429`],
      ['debug', call],
      ['debug', `${call} 200`],
      ['debug', call],
      ['debug', `${call} 404`],
      ['warn', expect.stringContaining(`${call} failed with status 404.`)],
    ])
    expect(JSON.stringify(lines)).not.toContain(KEY_ID)
  })

  test('can be the console, which is not used by default', async () => {
    const { workbench } = await startServer(found)
    const debug = vi.spyOn(console, 'debug').mockReturnValue()
    await workbench.apiKeys.get(KEY_ID)
    expect(debug).not.toHaveBeenCalled()
    await workbench.withOptions({ logger: console }).apiKeys.get(KEY_ID)
    expect(debug).toHaveBeenCalledTimes(2)
  })
})

describe('OpenTelemetry', () => {
  const exporter = new InMemorySpanExporter()

  beforeAll(() => {
    trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    const vendor: TextMapPropagator = {
      inject: (_, carrier, { set }) => set(carrier, 'x-vendor-trace', 'customer.email=kim@example.com'),
      extract: context => context,
      fields: () => ['x-vendor-trace'],
    }
    const propagators = [new W3CTraceContextPropagator(), new W3CBaggagePropagator(), vendor]
    propagation.setGlobalPropagator(new CompositePropagator({ propagators }))
  })
  afterAll(() => {
    trace.disable()
    context.disable()
    propagation.disable()
  })
  beforeEach(() => exporter.reset())

  test('sends the trace context, but no baggage', async () => {
    const { workbench, requests } = await startServer(found)
    const baggage = propagation.createBaggage({ 'customer.email': { value: 'kim@example.com' } })
    const parent = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      traceFlags: 1,
      traceState: createTraceState('vendor=1'),
    }
    await context.with(propagation.setBaggage(trace.setSpanContext(context.active(), parent), baggage), () =>
      workbench.withOptions({ tracing: openTelemetry() }).apiKeys.get(KEY_ID),
    )
    const headers = requests[0]?.headers ?? {}
    expect(headers).toMatchObject({ traceparent: expect.stringContaining(parent.traceId), tracestate: 'vendor=1' })
    expect(headers).not.toHaveProperty('baggage')
    expect(JSON.stringify(headers)).not.toContain('kim')
  })

  test('has a span for each attempt, according to the semantic conventions for HTTP clients', async () => {
    const { workbench, requests, baseUrl } = await startServer(() => errorResponse(500), found)
    await workbench.withOptions({ tracing: openTelemetry() }).apiKeys.get(KEY_ID)
    const common = {
      'http.request.method': 'GET',
      'url.template': '/api/v2/api_keys/{id}',
      'url.full': `${baseUrl}/api/v2/api_keys/${KEY_ID}`,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(baseUrl).port),
    }
    const spans = exporter.getFinishedSpans()
    expect(spans.map(({ name, kind, attributes, status }) => ({ name, kind, attributes, status }))).toEqual([
      {
        name: 'GET /api/v2/api_keys/{id}',
        kind: SpanKind.CLIENT,
        attributes: { ...common, 'http.response.status_code': 500, 'error.type': '500' },
        status: { code: SpanStatusCode.ERROR },
      },
      {
        name: 'GET /api/v2/api_keys/{id}',
        kind: SpanKind.CLIENT,
        attributes: { ...common, 'http.response.status_code': 200, 'http.request.resend_count': 1 },
        status: { code: SpanStatusCode.UNSET },
      },
    ])
    expect(requests.map(({ headers }) => String(headers.traceparent).split('-')[2])).toEqual(
      spans.map(span => span.spanContext().spanId),
    )
  })

  test('has the error type if no response arrives', async () => {
    const { workbench } = await startServer(() => 'hang up')
    await rejectionOf(workbench.withOptions({ tracing: openTelemetry() }).apiKeys.get(KEY_ID, { retries: 0 }))
    const [span] = exporter.getFinishedSpans()
    expect(span?.attributes['error.type']).toMatch(/^(connection-error|[A-Z_]+)$/)
    expect(span?.status.code).toBe(SpanStatusCode.ERROR)
  })

  test('uses the active span as the parent', async () => {
    const { workbench } = await startServer(found)
    const parent = trace.getTracer('a test').startSpan('parent')
    await context.with(trace.setSpan(context.active(), parent), () =>
      workbench.withOptions({ tracing: openTelemetry() }).apiKeys.get(KEY_ID),
    )
    expect(exporter.getFinishedSpans()[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId)
  })
})

test.each([
  [{ 'x-env': 'prod' }, 'production'],
  [{ 'x-env': 'production' }, 'production'],
  [{ 'x-client': 'the billing service' }, 'billing'],
])('a header that contains no secret is not replaced in messages from the server: %j', async (headers, detail) => {
  const workbench = new Workbench({ token: TOKEN, headers, fetch: async () => errorResponse(403, { detail }) })
  expect(await rejectionOf(workbench.apiKeys.get(KEY_ID))).toMatchObject({ detail })
})

test.each([
  [{ 'x-tenant-key': 'b4' }, 'b4', 'b4'],
  [{ 'X-API-Key': 'prod' }, 'prod is unknown', '[secret] is unknown'],
  [{ cookie: 'a=1; b=the session' }, 'a=1; b=the session', '[secret]'],
  [{ 'x-own': 'f81d4fae-7dec' }, 'f81d4fae-7dec', '[secret]'],
])('a header that can contain a secret is: %j', async (headers, detail, safe) => {
  const workbench = new Workbench({ token: TOKEN, headers, fetch: async () => errorResponse(403, { detail }) })
  expect(await rejectionOf(workbench.apiKeys.get(KEY_ID))).toMatchObject({ detail: safe })
})

test('hooks, logs and spans contain no token, code, new secret or custom header', async () => {
  const secrets = { token: 'the-token-itself', otp: 'the-one-time-code', made: 'the-new-secret', header: 'the-header' }
  const echo = { 'x-echo': `${secrets.token} ${secrets.otp} ${secrets.header}`, 'set-cookie': 'session=the-new-secret' }
  const exporter = new InMemorySpanExporter()
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }))
  const seen: unknown[] = []
  const keep = (...all: unknown[]) => void seen.push(...all)
  const answers = [
    new Response(await recordResponse(keyRecord({ access_token: secrets.made }), 201).text(), {
      status: 201,
      headers: echo,
    }),
    errorResponse(403, { detail: echo['x-echo'] }, echo),
  ]
  const workbench = new Workbench({
    token: secrets.token,
    headers: { 'x-own': secrets.header },
    fetch: async () => answers.shift() ?? errorResponse(500),
    hooks: { request: keep, response: keep, retry: keep, error: keep },
    logger: { debug: keep, info: keep, warn: keep, error: keep },
    tracing: openTelemetry(),
  })
  const create = () =>
    workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy', otp: secrets.otp }).withResponse()
  const { response, data } = await create()
  seen.push(response, [...response.headers], data, await rejectionOf(create()), exporter.getFinishedSpans(), workbench)
  trace.disable()
  const { inspect } = await import('node:util')
  const printed = inspect(seen, { depth: 12, showHidden: true }) + JSON.stringify(seen.slice(0, -2))
  expect(printed).toContain('/api/v2/api_keys')
  for (const secret of Object.values(secrets)) expect(printed).not.toContain(secret)
})
