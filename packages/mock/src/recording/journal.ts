import { ApiError } from '@workbench-sdk/contract/api-errors'
import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { isObject } from '@workbench-sdk/contract/json'
import { REDACTED } from '@workbench-sdk/internal/redact'
import type { Result } from '../engine/handle-request.ts'
import { nameOf, type ParsedRequest } from '../engine/router.ts'
import { type Answer, documentOfError } from '../engine/serialize-response.ts'
import { Emitter } from '../platform/emitter.ts'
import { lengthOf, type MessageHeaders, type MockResponse, utf8Length } from '../platform/http-message.ts'
import { hashOf, secretOf } from '../platform/random.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { RecordedCaller, RecordedRequest } from './recorded-request.ts'
import { percentDecoded, Redaction } from './redact.ts'

/** The maximum length of a recorded body, in characters. For a longer body, only the length is recorded. */
const MAX_BODY_LENGTH = LIMITS.recordedBody

/** A request and its response, before secrets are removed. */
export interface RecordedExchange {
  readonly id: string
  readonly request: ParsedRequest
  /** Undefined if a fault prevented the request from being executed. */
  readonly result: Result | undefined
  /** Undefined if a fault closes the connection without a response. */
  readonly response: MockResponse | undefined
  readonly fault: string | undefined
  readonly durationMs: number
}

/** A recorded request and its memory usage, in bytes. */
interface Entry {
  readonly request: RecordedRequest
  readonly size: number
}

/** Records the newest requests in the order of their responses. Their number and memory usage are limited. */
export class Journal {
  readonly #limit: number
  readonly #budget: JournalBudget
  /** The entries by position. The first request ever recorded has position 1. */
  readonly #entries = new Map<number, Entry>()
  /** The position of the newest request. */
  #latest = 0
  #size = 0
  #count = 0
  /** Emits each request after its response. */
  readonly recorded = new Emitter<RecordedRequest>()

  constructor(limit: number, budget: JournalBudget) {
    this.#limit = limit
    this.#budget = budget
  }

  get entries(): readonly RecordedRequest[] {
    return Object.freeze(Array.from(this.#entries.values(), ({ request }) => request))
  }

  get unhandledRequests(): readonly RecordedRequest[] {
    return Object.freeze(this.entries.filter(({ route }) => route === undefined))
  }

  /** The memory usage of the entries, in bytes. */
  get size(): number {
    return this.#size
  }

  newId(): string {
    return `req_${++this.#count}`
  }

  find(id: string): RecordedRequest | undefined {
    return this.#entries.get(this.positionOf(id) ?? 0)?.request
  }

  /** The position of the newest request, even if that request has been discarded. */
  get latest(): number {
    return this.#latest
  }

  /** Returns the position of the request with this id. */
  positionOf(id: string): number | undefined {
    for (const [position, { request }] of this.#entries) if (request.id === id) return position
    return undefined
  }

  /** Returns the first request after a position, and its own position. */
  firstAfter(position: number): { readonly request: RecordedRequest; readonly position: number } | undefined {
    const next = Math.max(position + 1, this.#oldest)
    const request = this.#entries.get(next)?.request
    return request && { request, position: next }
  }

  record(state: MockState, exchange: RecordedExchange): void {
    const request = toEntry(state, exchange)
    const size = sizeOf(request)
    this.#entries.set(++this.#latest, { request, size })
    this.#add(size)
    if (this.#entries.size > this.#limit) this.dropOldest()
    this.#budget.enforce()
    this.recorded.emit(request)
  }

  dropOldest(): void {
    const { size = 0 } = this.#entries.get(this.#oldest) ?? {}
    this.#entries.delete(this.#oldest)
    this.#add(-size)
  }

  /** Removes all entries. Ids are not reused. */
  clear(): void {
    this.#entries.clear()
    this.#add(-this.#size)
  }

  /** Removes all entries and restarts the ids. */
  reset(): void {
    this.clear()
    this.#count = 0
  }

  get #oldest(): number {
    return this.#latest - this.#entries.size + 1
  }

  #add(bytes: number): void {
    this.#size += bytes
    this.#budget.count(this, bytes)
  }
}

/** A memory budget shared by several journals. */
export class JournalBudget {
  readonly #limit: number
  /** The journals that have entries. */
  readonly #journals = new Set<Journal>()
  #size = 0

  /** @param limit the maximum memory in bytes */
  constructor(limit: number) {
    this.#limit = limit
  }

  count(journal: Journal, bytes: number): void {
    this.#size += bytes
    if (journal.size > 0) this.#journals.add(journal)
    else this.#journals.delete(journal)
  }

  /** Drops the oldest entries of the largest journal, so that a busy world does not displace the requests of other worlds. */
  enforce(): void {
    while (this.#size > this.#limit) {
      const largest = [...this.#journals].reduce((a, b) => (b.size > a.size ? b : a))
      largest.dropOldest()
    }
  }
}

function toEntry(
  state: MockState,
  { id, request, result, response, fault, durationMs }: RecordedExchange,
): RecordedRequest {
  const redaction = new Redaction(
    request.headers.get('authorization'),
    digits => state.store.credential(hashOf(secretOf(digits))) !== undefined,
  )
  return Object.freeze({
    id,
    at: new FixedDate(state.clock.now()),
    method: request.method,
    path: redaction.path(request.path),
    route: request.route && nameOf(request.route),
    caller: result?.caller && callerOf(result.caller, redaction),
    headers: redaction.headers(request.headers),
    body: bodyOf(request, redaction),
    bodyBytes: 'text' in request.body ? utf8Length(request.body.text) : 0,
    status: response?.status,
    answer: result && answerOf(request, result, state, redaction),
    answerHeaders: response && redaction.headers(responseHeaders(response)),
    answerBytes: response?.parts ? lengthOf(response.parts) : utf8Length(response?.body ?? ''),
    durationMs: Math.round(durationMs * 10) / 10,
    rule: result?.answer instanceof ApiError ? result.answer.rule : undefined,
    fault,
  })
}

const responseHeaders = ({ headers }: MockResponse): Pick<MessageHeaders, 'forEach'> => ({
  forEach: callback => {
    for (const name in headers) callback(headers[name] ?? '', name)
  },
})

function callerOf({ id, name, role, readOnly, key }: Principal, redaction: Redaction): RecordedCaller {
  const apiKey = key && Object.freeze({ id: key.id, name: redaction.text(key.name) })
  return Object.freeze({ id, name: redaction.text(name), role, readOnly, ...(apiKey && { apiKey }) })
}

/** The approximate memory of an object, an array or one of their members, in bytes. */
const MEMBER_SIZE = 64

/** Returns the approximate memory of a value, in bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return MEMBER_SIZE + 2 * value.length
  if (typeof value !== 'object' || value === null) return MEMBER_SIZE
  let size = MEMBER_SIZE
  // This runs for each request, and is faster than iterating over `Object.entries`.
  for (const name in value) size += 2 * name.length + sizeOf(value[name as keyof typeof value])
  return size
}

function bodyOf(request: ParsedRequest, redaction: Redaction): unknown {
  const { body } = request
  if (body instanceof ApiError || body.kind === 'none') return undefined
  if (body.text.length > MAX_BODY_LENGTH) return `[${body.text.length} characters]`
  return isLogin(request) ? redaction.login(body.value) : redaction.value(body.value)
}

/** A `Date` cannot be frozen. The setters of this one have no effect. A getter that creates a `Date` would make each request slower. */
class FixedDate extends Date {}

for (const name of Object.getOwnPropertyNames(Date.prototype).filter(each => each.startsWith('set'))) {
  Object.defineProperty(FixedDate.prototype, name, { value: Date.prototype.getTime })
}
Object.defineProperty(FixedDate.prototype, 'constructor', { value: Date })

/**
 * Whether the body contains credentials, even if the path or the method of the login is misspelled. In all other operations, the body is
 * a JSON:API document. Only a login can be a form; JSON that is sent as a form, as curl does by default, is parsed as the name of a field.
 */
function isLogin({ route, path, body }: ParsedRequest): boolean {
  if (!(body instanceof ApiError) && body.kind === 'form') return true
  if (route) return route.kind === 'login'
  const isDocument = !(body instanceof ApiError) && body.kind === 'json' && isObject(body.value) && 'data' in body.value
  return !isDocument || /auth|login|signin|sso|session|token/i.test(percentDecoded(path).replaceAll(/[\s_.-]/g, ''))
}

/** Returns the response document to record. Responses to reads are omitted, because lists are large and can be read again. */
function answerOf(request: ParsedRequest, { answer }: Result, state: MockState, redaction: Redaction) {
  const { method, url } = request
  if (!(answer instanceof ApiError)) return READS.has(method) ? undefined : documentIn(answer, redaction)
  // The error for a login quotes the names of parameters, which can contain secrets.
  const quotesLogin = isLogin(request) && typeof answer.detail !== 'string'
  const error = quotesLogin ? new ApiError(answer.kind, REDACTED, answer) : answer
  return redaction.error(documentOfError(url, error, state.assumptions))
}

/** Returns the document of a write. Like a body, a large document is replaced with its length. */
function documentIn({ document }: Answer, redaction: Redaction): unknown {
  const length = sizeOf(document) > MAX_BODY_LENGTH ? JSON.stringify(document).length : 0
  return length > MAX_BODY_LENGTH ? `[${length} characters]` : redaction.value(document)
}

const READS = new Set(['GET', 'HEAD'])
