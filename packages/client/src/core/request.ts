import { printParameters } from '@workbench-sdk/query'
import {
  type ErrorDetails,
  type LookupQuery,
  type MismatchError,
  TimeoutError,
  type WorkbenchError,
} from '../errors.ts'
import {
  type DecodeDocument,
  IGNORE,
  idIn,
  type Kept,
  type Report,
  recordOf,
  secretIn,
  withSecrets,
} from '../json-api/decode.ts'
import { beginSpan, type CallEvent } from '../observability/hooks.ts'
import { platform } from '../platform.ts'
import { printable, redactRequestHeaders, redactResponseHeaders, type Secret, secretsIn } from '../secret.ts'
import type { ResponseInfo, WorkbenchPromise } from './api-promise.ts'
import {
  attempt,
  confirmsDeletion,
  isSuccess,
  type Outcome,
  type ReadResponse,
  reportedError,
  reportsGone,
  retryDelay,
  wasNotProcessed,
} from './attempt.ts'
import { Authorization, type OneTimeCode, type Wait } from './authorization.ts'
import {
  contractError,
  differences,
  errorFromOutcome,
  isControlFlow,
  isIncomplete,
  mismatchError,
  notDeleted,
  outcomeUnknown,
  type Requested,
  unconfirmed,
} from './error-from-response.ts'
import {
  type CallOptions,
  checkCallOptions,
  type FetchInit,
  type ResolvedLimits,
  type ResolvedOptions,
  resolveLimits,
} from './options.ts'
import {
  type AnyRequest,
  checkRequest,
  type OperationInput,
  type RequestMethod,
  type RequestPath,
} from './raw-request.ts'

/** A request that the contract defines. */
export interface ApiRequest {
  readonly method: RequestMethod
  /** The path template, e.g. `/api/v2/api_keys/{id}`. */
  readonly template: string
  readonly path?: { readonly id?: string | undefined } | undefined
  readonly query?: object | undefined
  readonly body?: unknown
}

type UndefinedIfOptional<T> = {
  [Key in keyof T]: UndefinedIfOptional<T[Key]> | (object extends Pick<T, Key> ? undefined : never)
}

/** Creates a request. The compiler checks it against the contract. Optional fields can be undefined, because JSON omits them. */
export function apiRequest<Method extends RequestMethod, Path extends RequestPath<Method>>(
  method: Method,
  template: Path,
  input: UndefinedIfOptional<OperationInput<Method, Path>> & Pick<ApiRequest, 'path' | 'query' | 'body'>,
): ApiRequest {
  return { method, template, ...input }
}

/** An API operation: the request to send, and how to decode the result from the response. */
export interface Operation<T> extends OperationTraits {
  readonly request: ApiRequest
  readonly decode: DecodeDocument<T>
  /** The expected content of the record in the response. */
  readonly requested?: Requested
}

interface OperationTraits {
  /** Set if the operation creates a record, and therefore must not run twice. The query finds the record in a list. */
  readonly creates?: LookupQuery
  /** Set if Workbench may ask for a one-time code. */
  readonly otp?: OneTimeCode
  /** Secrets in the request, in addition to the token and the code. A response may echo them. */
  readonly secrets?: Secret[]
}

/** The `fetch` options for all requests. */
let commonInit: Pick<FetchInit, 'redirect' | 'cache'> | undefined

/** The options for most calls. They need no validation. */
const NO_OPTIONS: CallOptions = {}

/** Sends a client's calls. */
export class ApiClient {
  readonly #options: ResolvedOptions

  constructor(options: ResolvedOptions) {
    this.#options = options
  }

  /**
   * Starts a call. It never throws synchronously: if an argument is invalid, the promise rejects. The promise rejects with a
   * `WorkbenchError`, or with an error that a framework uses to stop rendering. `startedAt` is the time at which the time limit
   * starts.
   */
  call<T>(
    options: CallOptions | undefined = NO_OPTIONS,
    prepare: () => Operation<T> | Promise<Operation<T>>,
    startedAt?: number,
  ): WorkbenchPromise<T> {
    let responseInfo: () => ResponseInfo
    const run = async () => {
      if (options !== NO_OPTIONS) checkCallOptions(options)
      const prepared = prepare()
      const operation = prepared instanceof Promise ? await prepared : prepared
      const { request, decode, requested } = operation
      const call = new Call(this.#options, operation, options, startedAt)
      const { report } = call
      try {
        const response = await call.send(request)
        const { method } = request
        const isChange = method === 'PATCH'
        // Also reports the deviations of a response that is not used.
        let data = isChange && !recordOf(response.document) ? undefined : decode(response.document, report)
        const confirmed = requested && method !== 'GET' ? await call.confirm(request, requested, response) : response
        // Only the response to a creation has the secret.
        const last = isChange ? confirmed : response
        if (last !== response) data = decode(last.document, report)
        const fields = requested && differences(requested, recordOf(confirmed.document))
        if (fields && fields.length > 0) throw call.mismatch(fields, data)
        responseInfo = () => call.responseInfo(last)
        return data as T
      } catch (thrown) {
        if (isControlFlow(thrown)) throw thrown
        const error = call.toError(thrown)
        this.#options.observers?.emit('error', () => ({ ...call.event, error }))
        throw error
      }
    }
    const data = run() as WorkbenchPromise<T>
    data.withResponse = async () => ({ data: await data, response: responseInfo() })
    return data
  }

  /** Starts a call to any operation in the contract. `Workbench.request` checks the types. */
  request<T>(method: RequestMethod, template: string, input?: object): WorkbenchPromise<T> {
    const { path, query, body, ...options }: AnyRequest = input ?? {}
    return this.call(options, () => ({
      ...(method === 'POST' && { creates: {} }),
      secrets: secretsIn(Object(body)),
      request: { method, template, path: checkRequest(method, template, path), query, body },
      // Only the caller knows the type of this document: `RequestResult`.
      decode: document => withSecrets(document) as T,
    }))
  }
}

/** The base class of the resources. Printing a resource does not show its client. */
export class Resource {
  readonly #client: ApiClient

  /** @internal */
  constructor(client: ApiClient) {
    this.#client = client
    bindMethods(this, new.target.prototype)
  }

  /** @internal */
  protected get client(): ApiClient {
    return this.#client
  }
}

/**
 * Binds the methods of a prototype to an instance, so that they can be destructured. Each call looks up the method again, so that
 * tests can replace it on the prototype.
 */
export function bindMethods(instance: object, prototype: object): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue
    const value = (...args: readonly unknown[]) =>
      Reflect.get(Object.getPrototypeOf(instance), name).apply(instance, args)
    Object.defineProperty(instance, name, { value, writable: true, configurable: true })
  }
}

/** A call in progress: its attempts, its time limit and its authorization. */
class Call {
  readonly #options: ResolvedOptions
  readonly #creates: LookupQuery | undefined
  readonly #limits: ResolvedLimits
  readonly #signal: AbortSignal | undefined
  readonly #authorization: Authorization
  readonly #startedAt: number
  #operation = { method: '', path: '' }
  #url = ''
  #attempts = 0
  #sentAt: Date | undefined
  /** The response to the last attempt, if there was one. */
  #received: ReadResponse | undefined
  /** The secret in the response to a creation. */
  #secret: Secret | undefined

  constructor(
    options: ResolvedOptions,
    { creates, otp, secrets = [] }: OperationTraits,
    callOptions: CallOptions,
    startedAt = performance.now(),
  ) {
    const limits = callOptions === NO_OPTIONS ? options.limits : resolveLimits(callOptions, options.limits)
    this.#startedAt = startedAt
    this.#options = options
    this.#creates = creates
    this.#limits = limits
    this.#signal = callOptions.signal
    this.#authorization = new Authorization(options, otp, secrets)
  }

  /** The operation, and the number of times that its request was sent. */
  get event(): CallEvent {
    return { ...this.#operation, attempt: this.#attempts }
  }

  /** Describes the response for the caller. */
  responseInfo({ status, headers }: ReadResponse): ResponseInfo {
    return Object.freeze({
      status,
      headers: new Headers(redactResponseHeaders(headers, this.#printable)),
      requestId: this.#requestId,
      attempts: this.#attempts,
    })
  }

  /** Returns the error to reject with. `thrown` may be from an attempt, from before the first attempt, or from decoding. */
  toError(thrown: unknown): WorkbenchError {
    const error = contractError(thrown, this.#details)
    if (error === thrown || this.#attempts === 0) return error
    return this.#inDoubt(error, Object(thrown))
  }

  /** Returns the error for a record that differs from the request. */
  mismatch(fields: readonly string[], data: unknown): MismatchError {
    return mismatchError(fields, data, this.#details)
  }

  /** Returns a function that reports deviations from the contract, once for each location in the response. */
  get report(): Report {
    const { observers } = this.#options
    if (observers === undefined) return IGNORE
    const places = new Set<string>()
    return (at, expected) => {
      if (places.has(at)) return
      places.add(at)
      observers.emit('deviation', () => ({ ...this.event, at, expected }))
    }
  }

  /**
   * Fetches the record if the response does not confirm the change, because it lacks the record or a requested value. If the
   * record cannot be fetched, returns the response: the change was accepted.
   */
  async confirm(request: ApiRequest, requested: Requested, response: ReadResponse): Promise<ReadResponse> {
    const record = recordOf(response.document)
    const { method, template, path = { id: idIn(record) } } = request
    const isDeletion = method === 'DELETE'
    // After a retry, 404 means that the first attempt deleted the record.
    const isConfirmed = isDeletion
      ? response.status === 404 || confirmsDeletion(response)
      : record && !isIncomplete(requested, record)
    if (isConfirmed || !path.id) return response
    const operation = this.#operation
    const details = this.#details
    const lookup: ApiRequest = { method: 'GET', template: method === 'POST' ? `${template}/{id}` : template, path }
    const found = await this.send(lookup, isDeletion).catch(error => {
      if (isDeletion || !record) throw unconfirmed(error, requested, details)
    })
    this.#operation = operation
    const isSame = idIn(recordOf(found?.document)) === path.id
    if (isDeletion && found?.status !== 404) throw notDeleted(isSame, details)
    return found && !isDeletion && (isSame || !record) ? found : response
  }

  /** Sends the request until it succeeds or must not be retried. In the latter case, throws the error of the last attempt. */
  async send(request: ApiRequest, expectsGone = false): Promise<ReadResponse> {
    const { method, template } = request
    this.#operation = { method, path: template }
    const message = toMessage(request, this.#options.baseUrl)
    let isInDoubt = false
    for (let retries = 0; ; ) {
      const outcome = await this.#attempt(message)
      if (outcome.kind === 'response') {
        const { status } = outcome
        if (isSuccess(outcome)) return outcome
        // An earlier attempt, whose response was lost, may have deleted the record.
        if ((expectsGone || (isInDoubt && method === 'DELETE')) && reportsGone(outcome, message.url)) return outcome
        if (status === 401 && reportedError(outcome, template) && this.#authorization.canTryAgain()) continue
      }
      if (outcome.kind === 'connection-error' && isControlFlow(outcome.thrown)) throw outcome.thrown
      const mayRetry = retries < this.#limits.retries
      const wait = mayRetry ? retryDelay(outcome, retries, this.#remaining(), this.#creates !== undefined) : undefined
      if (wait === undefined || this.#secret) throw this.#errorFrom(outcome)
      isInDoubt ||= !wasNotProcessed(outcome, template)
      this.#options.observers?.emit('retry', () => ({ ...this.event, wait, reason: reasonOf(outcome) }))
      if (await isAbortedWithin(wait, this.#signal)) throw this.#errorFrom({ kind: 'aborted', unsent: !isInDoubt })
      retries += 1
    }
  }

  async #attempt({ url, method, headers: ownHeaders, body }: Message): Promise<Outcome> {
    const { fetch, observers, tracing } = this.#options
    const aborted: Outcome = { kind: 'aborted', unsent: true }
    if (this.#signal?.aborted) return aborted
    if (this.#attempts > 0 && this.#remaining() <= 0) return { kind: 'timeout', unsent: true }
    let credentials: Readonly<Record<string, string>>
    try {
      const pending = this.#authorization.headers(this.#wait)
      credentials = pending instanceof Promise ? await pending : pending
    } catch (error) {
      if (this.#signal?.aborted) return aborted
      if (isControlFlow(error)) throw error
      return { kind: 'error', unsent: true, error: contractError(error, this.#details) }
    }
    const timeout = this.#attemptTimeout
    if (timeout <= 0) return { kind: 'timeout', unsent: true }
    const span = tracing && beginSpan(tracing, { ...this.#operation, url, resend: this.#attempts }, observers?.logger)
    const headers = { ...span?.headers, ...ownHeaders, ...this.#limits.headers, ...credentials }
    this.#url = url
    this.#attempts += 1
    // Next.js refuses to prerender a component that reads the time before a request.
    if (this.#creates) this.#sentAt = new Date()
    observers?.emit('request', () => ({ ...this.event, url, headers: redactRequestHeaders(headers) }))
    const sentAt = observers ? performance.now() : 0
    // The token must not follow a redirect to another server. Also bypasses HTTP caches and the Next.js cache.
    commonInit ??= { redirect: 'manual', ...platform.noStore() }
    const init = commonInit
    const send = (signal: AbortSignal) =>
      fetch(url, { ...init, method, headers, signal, ...(body !== undefined && { body }) })
    // A hook may have aborted the call.
    const outcome = this.#signal?.aborted
      ? aborted
      : await attempt(send, timeout, this.#signal, this.#limits.maxResponseSize, this.#creates !== undefined)
    this.#received = outcome.kind === 'response' ? outcome : outcome.received
    // Hooks and errors must not print it.
    if (this.#creates && this.#received)
      this.#secret ??= this.#authorization.remember(secretIn(this.#received.document))
    if (outcome.kind === 'response') {
      const { status, headers } = outcome
      observers?.emit('response', () => ({
        ...this.event,
        url,
        status,
        headers: redactResponseHeaders(headers, this.#printable),
        duration: performance.now() - sentAt,
      }))
    }
    span?.end(outcome.kind === 'response' ? { status: outcome.status } : { error: String(reasonOf(outcome)) })
    return outcome
  }

  get #wait(): Wait {
    return (name, limit, result) => {
      const timeout = limit === 'timeout' ? this.#remaining() : this.#attemptTimeout
      let cancel = () => {}
      const end = new Promise<never>((_, reject) => {
        cancel = platform.timeLimit(timeout, this.#signal, () => reject(this.#timeoutError(`The ${name}`)))
      })
      return Promise.race([result, end]).finally(() => cancel())
    }
  }

  get #attemptTimeout(): number {
    return Math.min(this.#limits.attemptTimeout, this.#remaining())
  }

  /** Returns the call's remaining time, in milliseconds. */
  #remaining(): number {
    return Math.max(0, this.#startedAt + this.#limits.timeout - performance.now())
  }

  #errorFrom(outcome: Outcome): WorkbenchError {
    const { method, path } = this.#operation
    const error =
      outcome.kind === 'timeout'
        ? this.#timeoutError(`${method} ${path}`)
        : errorFromOutcome(outcome, this.#details, this.#printable, this.#options.baseUrl, this.#signal)
    return wasNotProcessed(outcome, path) && !this.#secret ? error : this.#inDoubt(error)
  }

  #timeoutError(subject: string): TimeoutError {
    // A timer can fire a few milliseconds early.
    const limit = this.#remaining() > 5 ? 'attemptTimeout' : 'timeout'
    const message = `${subject} timed out (${limit}: ${this.#limits[limit]} ms). Try again, or increase the limit.`
    return new TimeoutError(message, this.#details)
  }

  /** Returns the error for a request that Workbench may have processed. */
  #inDoubt(error: WorkbenchError, { record }: Kept = {}): WorkbenchError {
    if (!this.#creates) return error
    return outcomeUnknown(error, this.#creates, this.#sentAt, { record, secret: this.#secret })
  }

  get #details(): ErrorDetails {
    const { status } = this.#received ?? {}
    return { ...this.#operation, status, attempts: this.#attempts, requestId: this.#requestId }
  }

  get #requestId(): string | undefined {
    const id = this.#received?.headers.get('x-request-id')
    return id ? this.#printable(id, 200) : undefined
  }

  get #printable() {
    return (text: string, maxLength?: number): string => {
      // The URL contains ids.
      const template = this.#url ? text.replaceAll(this.#url, this.#operation.path) : text
      return printable(template, [...this.#authorization.secrets, ...secretsIn(this.#limits.headers)], maxLength)
    }
  }
}

/** Returns the reason for a failed attempt: the status of its response, an error code, or the kind of failure. */
function reasonOf(outcome: Outcome): number | string {
  if (outcome.kind === 'response') return outcome.status
  return (outcome.kind === 'connection-error' && outcome.code) || outcome.kind
}

/** Waits until a delay elapses or the signal is aborted. Returns whether it was aborted. */
function isAbortedWithin(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise(resolve => {
    platform.timeLimit(milliseconds, signal, end => resolve(end === 'aborted'))
  })
}

/** A request without its authorization. */
type Message = Pick<FetchInit, 'method' | 'headers' | 'body'> & { readonly url: string }

function toMessage({ method, template, path, query, body }: ApiRequest, baseUrl: string): Message {
  const search = query ? printParameters(query) : ''
  const url = `${baseUrl}${template.replace('{id}', encodeURIComponent(path?.id ?? ''))}${search && `?${search}`}`
  // OAuth 2.0 requires a form.
  const isForm = template.startsWith('/auth/')
  const accept = isForm ? '*/*' : 'application/vnd.api+json'
  if (body === undefined) return { url, method, headers: { accept } }
  return {
    url,
    method,
    headers: { accept, 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' },
    body: isForm ? new URLSearchParams(Object.entries(Object(body))).toString() : JSON.stringify(body),
  }
}
