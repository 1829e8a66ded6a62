import { ApiError } from '@workbench-sdk/contract/api-errors'
import { REDACTED } from '@workbench-sdk/internal/redact'
import type { Findings } from '../engine/handle-request.ts'
import type { Body } from '../engine/parse-body.ts'
import type { Call } from '../engine/router.ts'
import { nameOf } from '../engine/router.ts'
import { type Answer, refusalDocument } from '../engine/serialize-response.ts'
import { Listeners } from '../platform/listeners.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { RecordedCaller, RecordedRequest } from './recorded-request.ts'
import { Redaction } from './redact.ts'

/** Characters of a body that are kept; of a longer one only its length is. */
const KEPT = 16_384

/** What there is to take down of a request. */
export interface RecordedExchange {
  readonly id: string
  readonly call: Call
  readonly body: Body | ApiError
  readonly findings: Findings
  /** What Workbench said, where it got to see the request. */
  readonly answer: Answer | ApiError | undefined
  readonly status: number | undefined
  readonly fault: string | undefined
}

/** What was asked of a mock, in the order of the answers: the newest requests, and no more than a number of them. */
export class Journal {
  readonly #limit: number
  #entries: RecordedRequest[] = []
  #count = 0
  /** Whoever wants to be told of each request as it is answered. */
  readonly listeners = new Listeners<RecordedRequest>()

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

  record(world: MockState, happening: RecordedExchange): void {
    const entry = recorded(world, happening)
    this.#entries.push(entry)
    // Cut now and then, so that an entry costs the same however many there are.
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit)
    this.listeners.tell(entry)
  }

  /** Lets go of what it has. Ids go on, so that none means two requests. */
  forget(): void {
    this.#entries = []
  }

  /** Makes it what it was in the beginning. */
  reset(): void {
    this.forget()
    this.#count = 0
  }
}

function recorded(
  world: MockState,
  { id, call, body, findings, answer, status, fault }: RecordedExchange,
): RecordedRequest {
  const redaction = new Redaction(call.headers.get('authorization'))
  return Object.freeze({
    id,
    at: world.clock.now(),
    method: call.method,
    path: redaction.text(call.path),
    route: call.route && nameOf(call.route),
    caller: findings.caller && callerOf(findings.caller),
    body: bodyOf(body, redaction),
    status,
    answer: answer && answerOf(call, body, answer, world, redaction),
    rule: answer instanceof ApiError ? answer.rule : undefined,
    fault,
  })
}

const callerOf = ({ name, role, readOnly, key }: Principal): RecordedCaller =>
  Object.freeze({ name, role, readOnly, ...(key && { apiKey: Object.freeze(key) }) })

function bodyOf(body: Body | ApiError, redaction: Redaction): unknown {
  if (body instanceof ApiError || body.kind === 'none') return undefined
  if (body.text.length > KEPT) return `[${body.text.length} characters]`
  return body.kind === 'form' ? redaction.form(body.value) : redaction.value(body.value)
}

/** Lists are long, and can be read again. */
function answerOf(
  call: Call,
  body: Body | ApiError,
  answer: Answer | ApiError,
  world: MockState,
  redaction: Redaction,
) {
  if (!(answer instanceof ApiError)) return READS.has(call.method) ? undefined : redaction.value(answer.document)
  // What is wrong with a form names its parameters, which can be anything.
  const isOfForm = !(body instanceof ApiError) && body.kind === 'form' && typeof answer.detail !== 'string'
  const told = isOfForm ? new ApiError(answer.kind, REDACTED, answer.rule) : answer
  return redaction.value(refusalDocument(call.url, told, world.assumptions))
}

const READS = new Set(['GET', 'HEAD'])
