import { ApiError } from '@workbench-sdk/contract/api-errors'
import { REDACTED } from '@workbench-sdk/internal/redact'
import type { Result } from '../engine/handle-request.ts'
import type { Body } from '../engine/parse-body.ts'
import { nameOf, type ParsedRequest } from '../engine/router.ts'
import { documentOfError } from '../engine/serialize-response.ts'
import { Emitter } from '../platform/emitter.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { RecordedCaller, RecordedRequest } from './recorded-request.ts'
import { Redaction } from './redact.ts'

/** The maximum length of a recorded body, in characters. For longer bodies, only the length is recorded. */
const MAX_BODY_LENGTH = 16_384

/** A request and its response, before secrets are removed. */
export interface RecordedExchange {
  readonly id: string
  readonly request: ParsedRequest
  /** Undefined if a fault prevented the request. */
  readonly result: Result | undefined
  readonly status: number | undefined
  readonly fault: string | undefined
}

/** Records the newest requests, up to a limit, in the order of their responses. */
export class Journal {
  readonly #limit: number
  #entries: RecordedRequest[] = []
  #count = 0
  /** Emits each request after its response. */
  readonly recorded = new Emitter<RecordedRequest>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get entries(): readonly RecordedRequest[] {
    return Object.freeze(this.#entries.slice(-this.#limit))
  }

  get unhandledRequests(): readonly RecordedRequest[] {
    return this.entries.filter(({ route }) => route === undefined)
  }

  newId(): string {
    return `req_${++this.#count}`
  }

  find(id: string): RecordedRequest | undefined {
    return this.entries.findLast(entry => entry.id === id)
  }

  record(state: MockState, exchange: RecordedExchange): void {
    const entry = toEntry(state, exchange)
    this.#entries.push(entry)
    // Trims rarely, so that recording takes amortized constant time.
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit)
    this.recorded.emit(entry)
  }

  /** Removes all entries. Ids are not reused. */
  clear(): void {
    this.#entries = []
  }

  /** Removes all entries and restarts the ids. */
  reset(): void {
    this.clear()
    this.#count = 0
  }
}

function toEntry(state: MockState, { id, request, result, status, fault }: RecordedExchange): RecordedRequest {
  const redaction = new Redaction(request.headers.get('authorization'))
  return Object.freeze({
    id,
    at: state.clock.now(),
    method: request.method,
    path: redaction.text(request.path),
    route: request.route && nameOf(request.route),
    caller: result?.caller && callerOf(result.caller),
    body: bodyOf(request.body, redaction),
    status,
    answer: result && answerOf(request, result, state, redaction),
    rule: result?.answer instanceof ApiError ? result.answer.rule : undefined,
    fault,
  })
}

const callerOf = ({ name, role, readOnly, key }: Principal): RecordedCaller =>
  Object.freeze({ name, role, readOnly, ...(key && { apiKey: Object.freeze(key) }) })

function bodyOf(body: Body | ApiError, redaction: Redaction): unknown {
  if (body instanceof ApiError || body.kind === 'none') return undefined
  if (body.text.length > MAX_BODY_LENGTH) return `[${body.text.length} characters]`
  return body.kind === 'form' ? redaction.form(body.value) : redaction.value(body.value)
}

/** Omits the response to a read. Lists are long, and can be read again. */
function answerOf({ method, url, body }: ParsedRequest, { answer }: Result, state: MockState, redaction: Redaction) {
  if (!(answer instanceof ApiError)) return READS.has(method) ? undefined : redaction.value(answer.document)
  // The error for a form quotes parameter names, which can contain secrets.
  const quotesForm = !(body instanceof ApiError) && body.kind === 'form' && typeof answer.detail !== 'string'
  const error = quotesForm ? new ApiError(answer.kind, REDACTED, answer.rule, answer.isOAuth) : answer
  return redaction.value(documentOfError(url, error, state.assumptions))
}

const READS = new Set(['GET', 'HEAD'])
