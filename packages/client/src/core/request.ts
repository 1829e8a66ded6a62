import type { paths } from '@workbench-sdk/contract/generated/openapi'
import { printParameters } from '@workbench-sdk/query'
import createClient, { type Client } from 'openapi-fetch'
import type { ErrorDetails, LookupQuery, WorkbenchError } from '../errors.ts'
import type { CallEvent } from '../observability/hooks.ts'
import { answeredHeaders, redact, Secret, shownHeaders } from '../secret.ts'
import { apiPromise, type ResponseInfo, type Settled, type WorkbenchPromise } from './api-promise.ts'
import { type Answer, attempt, type Outcome } from './attempt.ts'
import { Authorization, type OneTimeCode } from './authorization.ts'
import { failureOf, mismatchOf, unknownOutcome } from './error-from-response.ts'
import { type CallOptions, checkSignal, type ResolvedLimits, type ResolvedOptions, resolveLimits } from './options.ts'
import { type AnyRequest, checkPath, type RequestMethod, withSecrets } from './raw-request.ts'
import { isSuccess, retryDelay, wasNotProcessed } from './retry-policy.ts'

/** One call: what is sent, and what is made of the answer. */
export interface Call<T> extends CallKind {
  /** Sends it, by the contract's paths and types; `init` has to be part of what the client is given. */
  readonly send: (api: Client<paths>, init: CallInit) => Promise<unknown>
  /** Makes the result of the answer's document. */
  readonly decode: (document: unknown) => T
}

/** What the client is given with every call. */
interface CallInit {
  readonly middleware: { onRequest: (made: { schemaPath: string; request: Request }) => Promise<Response> }[]
}

/** Carries calls. Nothing outside this file knows by what their requests are made. */
export class Transport {
  readonly #settings: ResolvedOptions
  readonly #api: Client<paths>

  constructor(settings: ResolvedOptions) {
    this.#settings = settings
    this.#api = createClient<paths>({
      baseUrl: settings.baseUrl,
      headers: { accept: 'application/vnd.api+json' },
      querySerializer: printParameters,
      pathSerializer: fillIn,
    })
  }

  /** Makes a call. Whatever goes wrong, it rejects with a `WorkbenchError` and nothing else. */
  call<T>(options: CallOptions = {}, prepare: () => Call<T> | Promise<Call<T>>): WorkbenchPromise<T> {
    return apiPromise(async () => {
      checkSignal(options.signal)
      return this.#carryOut(await prepare(), options)
    })
  }

  /** Makes any call of the contract; its types have been seen to by `Workbench.request`. */
  request<T>(method: RequestMethod, template: string, input: object = {}): WorkbenchPromise<T> {
    const { path, query, body, ...options }: AnyRequest = input
    return this.call(options, () => {
      const params = { path: checkPath(path), query }
      return {
        ...(method === 'POST' && { creates: {} }),
        send: (api, init) => anyRequest(api)(method, template, { ...init, params, body }),
        decode: document => withSecrets(document) as T,
      }
    })
  }

  async #carryOut<T>({ send, decode, ...kind }: Call<T>, options: CallOptions): Promise<Settled<T>> {
    const exchange = new Exchange(this.#settings, kind, options)
    try {
      await send(this.#api, { middleware: [{ onRequest: made => exchange.carry(made.schemaPath, made.request) }] })
      return { data: decode(exchange.document), response: () => exchange.response }
    } catch (thrown) {
      const error = exchange.mishap(thrown)
      this.#settings.observers.tell('error', () => ({ ...exchange.event, error }))
      throw error
    }
  }
}

// A path that is known only when the program runs has no types of its own.
function anyRequest({
  request,
}: Client<paths>): (method: RequestMethod, path: string, init: object) => Promise<unknown> {
  return request as never
}

function fillIn(template: string, parameters: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
}

/** What a call is, besides its request. */
export interface CallKind {
  /** That it makes something, and so must not be done twice; and what finds what it made. */
  readonly creates?: LookupQuery
  /** That Workbench may want a one-time code for it. */
  readonly otp?: OneTimeCode
  /** What must not be repeated where the answer echoes it, besides the token and the code. */
  readonly secrets?: readonly Secret[]
}

interface Message {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What stands for an answer where there is none to show. */
const gone = (): Answer => ({ status: 204, headers: new Headers(), document: undefined })

/** One call on its way: its attempts, what came of them, and when it has to be over. */
export class Exchange {
  readonly #settings: ResolvedOptions
  readonly #creates: LookupQuery | undefined
  readonly #limits: ResolvedLimits
  readonly #signal: AbortSignal | undefined
  readonly #authorization: Authorization
  readonly #start = performance.now()
  #call = { method: '', path: '' }
  #attempts = 0
  #sentAt = new Date()
  #requestId: string | undefined
  #answer: Answer | undefined

  constructor(settings: ResolvedOptions, { creates, otp, secrets = [] }: CallKind, options: CallOptions) {
    this.#settings = settings
    this.#creates = creates
    this.#limits = resolveLimits(options, settings.limits)
    this.#signal = options.signal
    const headers = Object.values(this.#limits.headers).map(value => new Secret(value))
    this.#authorization = new Authorization(settings, otp, [...secrets, ...headers])
  }

  /** Which call it is, and how often it was sent. */
  get event(): CallEvent {
    return { ...this.#call, attempt: this.#attempts }
  }

  /** What an error may know of it. */
  get facts(): ErrorDetails {
    return { ...this.#call, attempts: this.#attempts, requestId: this.#requestId }
  }

  readonly redact = (text: string): string => redact(text, this.#authorization.secrets)

  /** The document of the answer. */
  get document(): unknown {
    return this.#answer?.document
  }

  /** The answer as its caller may see it. */
  get response(): ResponseInfo {
    const { status, headers } = this.#answer ?? gone()
    const shown = new Headers(answeredHeaders(headers, this.redact))
    return Object.freeze({ status, headers: shown, requestId: this.#requestId, attempts: this.#attempts })
  }

  /**
   * Carries a request to Workbench, as often as it takes, until there is a success; throws the error if there is none. What
   * it gives back says no more than that.
   */
  async carry(path: string, request: Request): Promise<Response> {
    const { url, method } = request
    this.#call = { method, path }
    const body = request.body === null ? undefined : await request.text()
    const headers = { ...Object.fromEntries(request.headers), ...this.#limits.headers }
    this.#answer = await this.#untilDone({ url, method, headers, body })
    return new Response(null, { status: 204 })
  }

  /** The error for what went wrong outside the attempts: with the answer, or before there was any. */
  mishap(error: unknown): WorkbenchError {
    const failure = mismatchOf(error, this.facts)
    return failure === error || this.#attempts === 0 ? failure : this.#unlessUnknown(failure)
  }

  async #untilDone(message: Message): Promise<Answer> {
    let isInDoubt = false
    for (let repeated = 0; ; ) {
      const outcome = await this.#attempt(message)
      if (outcome.kind === 'answered') {
        const { answer } = outcome
        if (isSuccess(answer)) return answer
        // Gone by an earlier attempt, whose answer was lost.
        if (answer.status === 404 && isInDoubt && message.method === 'DELETE') return gone()
        if (answer.status === 401 && this.#authorization.meetsRefusal()) continue
      }
      const wait = this.#waitBefore(outcome, repeated)
      if (wait === undefined) throw this.#failure(outcome)
      isInDoubt ||= !wasNotProcessed(outcome)
      this.#settings.observers.tell('retry', () => ({ ...this.event, wait, reason: reasonOf(outcome) }))
      if (await isAbortedIn(wait, this.#signal)) throw this.#failure({ kind: 'aborted', unsent: !isInDoubt })
      repeated += 1
    }
  }

  async #attempt({ url, method, body, headers: ownHeaders }: Message): Promise<Outcome> {
    const { fetch, observers, tracing } = this.#settings
    const limit = Math.min(this.#limits.attemptTimeout, this.#remaining())
    const span = tracing.begin({ ...this.#call, url, resend: this.#attempts })
    let sentAt = 0
    const outcome = await attempt(
      async (signal, departs) => {
        const headers = { ...ownHeaders, ...span.headers, ...(await this.#authorization.headers()) }
        signal.throwIfAborted()
        this.#attempts += 1
        this.#sentAt = new Date()
        observers.tell('request', () => ({ ...this.event, url, headers: shownHeaders(headers) }))
        sentAt = performance.now()
        departs()
        // The token must not follow a redirect to wherever it leads.
        return fetch(url, { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) })
      },
      { limit, signal: this.#signal },
    )
    span.end(outcome.kind === 'answered' ? { status: outcome.answer.status } : { error: String(reasonOf(outcome)) })
    if (outcome.kind === 'answered') {
      const { status, headers } = outcome.answer
      const requestId = headers.get('x-request-id')
      this.#requestId = requestId === null ? undefined : this.redact(requestId)
      observers.tell('response', () => ({
        ...this.event,
        url,
        status,
        headers: answeredHeaders(headers, this.redact),
        duration: performance.now() - sentAt,
      }))
    }
    return outcome
  }

  #waitBefore(outcome: Outcome, repeated: number): number | undefined {
    const { retries } = this.#limits
    return retryDelay(outcome, {
      repeated,
      retries,
      creates: this.#creates !== undefined,
      remaining: this.#remaining(),
    })
  }

  #remaining(): number {
    return this.#start + this.#limits.timeout - performance.now()
  }

  #failure(outcome: Outcome): WorkbenchError {
    const { baseUrl } = this.#settings
    const call = {
      facts: this.facts,
      origin: new URL(baseUrl).origin,
      reason: this.#signal?.reason,
      redact: this.redact,
    }
    const failure = failureOf(outcome, call)
    return wasNotProcessed(outcome) ? failure : this.#unlessUnknown(failure)
  }

  #unlessUnknown(failure: WorkbenchError): WorkbenchError {
    return this.#creates ? unknownOutcome(failure, this.#creates, this.#sentAt) : failure
  }
}

function reasonOf(outcome: Outcome): number | string {
  if (outcome.kind === 'answered') return outcome.answer.status
  return (outcome.kind === 'lost' && outcome.code) || outcome.kind
}

/** Waits, and says whether it was cut short. */
function isAbortedIn(wait: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise(resolve => {
    const end = (isAborted: boolean) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve(isAborted)
    }
    const abort = () => end(true)
    const timer = setTimeout(end, wait, false)
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
  })
}
