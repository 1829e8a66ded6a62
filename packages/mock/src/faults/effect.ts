import { errorTemplateForStatus } from '@workbench-sdk/contract/api-errors'
import { serializeError } from '../engine/serialize-response.ts'
import { type MockResponse, utf8Bytes } from '../platform/http-message.ts'
import type { BodyFault, DropFault, FaultTiming, StatusFault } from './fault.ts'
import type { Level } from './token-bucket.ts'

type Effect = StatusFault | DropFault | BodyFault

/** The combined faults for a request: delays, an effect and rate limit headers. */
export class FaultPlan {
  /** The delays in milliseconds, before and after the request is executed. */
  readonly delays: Record<FaultTiming, number> = { 'before-commit': 0, 'after-commit': 0 }
  /** The id of the fault that determines the response. */
  faultId: string | undefined
  #effect: Effect | undefined
  readonly #headers: Record<string, string> = {}

  get hasEffect(): boolean {
    return this.#effect !== undefined
  }

  /** Whether the request is not executed. */
  get preventsExecution(): boolean {
    const effect = this.#effect
    return effect !== undefined && !('body' in effect) && effect.when !== 'after-commit'
  }

  delay(when: FaultTiming, milliseconds: number): void {
    this.delays[when] += milliseconds
  }

  setEffect(faultId: string, effect: Effect): void {
    this.faultId = faultId
    this.#effect = effect
  }

  setRateLimit(faultId: string, { allowed, limit, remaining, nextIn, fullIn }: Level): void {
    this.#headers['ratelimit-limit'] = String(limit)
    this.#headers['ratelimit-remaining'] = String(remaining)
    this.#headers['ratelimit-reset'] = String(fullIn)
    if (!allowed) this.setEffect(faultId, { status: 429, retryAfter: nextIn })
  }

  /**
   * Returns the response that the client receives, or undefined if the connection is lost.
   *
   * @param response the engine's response, if the request was executed
   */
  apply(
    url: URL,
    response: MockResponse | undefined,
    headers: Readonly<Record<string, string>>,
  ): MockResponse | undefined {
    const effect = this.#effect
    if (effect && 'status' in effect) return errorResponse(url, effect, { ...headers, ...this.#headers })
    if (!response || (effect && 'drop' in effect)) return undefined
    const limited = { ...response, headers: { ...response.headers, ...this.#headers } }
    return effect ? corruptBody(limited, effect.body) : limited
  }
}

function errorResponse(
  url: URL,
  { status, title, detail, retryAfter }: StatusFault,
  headers: Record<string, string>,
): MockResponse {
  const template = errorTemplateForStatus(status)
  return serializeError(
    url,
    { ...template, ...(title !== undefined && { title }), detail: detail ?? 'Injected by a fault of the mock.' },
    { ...headers, ...(retryAfter !== undefined && { 'retry-after': retryAfterOf(retryAfter) }) },
  )
}

const retryAfterOf = (retryAfter: number | Date) =>
  typeof retryAfter === 'number' ? String(retryAfter) : retryAfter.toUTCString()

const textOf = (parts: readonly Uint8Array[]) => globalThis.Buffer.concat(parts).toString()

/** Makes the body of a response invalid. A response without a body is not changed. */
function corruptBody(response: MockResponse, how: 'cut' | 'malformed'): MockResponse {
  const { parts, ...whole } = response
  const { headers } = whole
  const body = parts ? textOf(parts) : whole.body
  if (!body) return response
  const half = body.slice(0, body.length >> 1)
  if (how === 'malformed') return { ...whole, body: half }
  // Declares the length of the original body, so that HTTP clients detect the truncation.
  const announced = { ...headers, 'content-length': String(utf8Bytes(body).length) }
  return { ...whole, headers: announced, body: half, truncated: true }
}
