import type { paths } from '@workbench-sdk/contract/generated/openapi'
import { sleep } from '@workbench-sdk/internal/sleep'
import { printParameters } from '@workbench-sdk/query'
import createClient, { type Client, type ClientOptions } from 'openapi-fetch'
import type { ErrorDetails, LookupQuery, MismatchError, WorkbenchError } from '../errors.ts'
import { ContractViolation, type DecodeDocument, type Kept, type Report, recordOf } from '../json-api/decode.ts'
import { differences, type Requested } from '../json-api/effect.ts'
import type { CallEvent } from '../observability/hooks.ts'
import { beginSpan } from '../observability/tracing.ts'
import { printable, redactRequestHeaders, redactResponseHeaders, type Secret, secretsIn } from '../secret.ts'
import { apiPromise, type ResponseInfo, type WorkbenchPromise } from './api-promise.ts'
import { attempt, type Outcome, type ReadResponse } from './attempt.ts'
import { Authorization, type OneTimeCode, type WaitLimits } from './authorization.ts'
import { contractError, errorFromOutcome, mismatchError, outcomeUnknown } from './error-from-response.ts'
import { isControlFlow } from './fetch-failure.ts'
import {
  type CallOptions,
  checkCallOptions,
  type FetchInit,
  type ResolvedLimits,
  type ResolvedOptions,
  resolveLimits,
} from './options.ts'
import {
  type AnyPaths,
  type AnyRequest,
  checkRequest,
  METHODS,
  type RequestMethod,
  withSecrets,
} from './raw-request.ts'
import { isSuccess, reportedError, reportsGone, retryDelay, wasNotProcessed } from './retry-policy.ts'

/** An operation of the API: the request to send, and the result to decode from the response. */
export interface Operation<T> extends OperationTraits {
  /** Sends the request by the paths and types of the contract. Pass `init` on to `api`. */
  readonly send: (api: Client<paths>, init: CallInit) => Promise<{ readonly response: Response }>
  readonly decode: DecodeDocument<T>
  /** The content that the record in the response must have. */
  readonly requested?: Requested
  /** Fetches the record after a change, if the response contains none. */
  readonly fetchRecord?: (api: Client<paths>, init: CallInit) => Promise<{ readonly response: Response }>
}

interface OperationTraits {
  /** Set if the operation creates a record, so that it must not run twice. The query finds the record in a list. */
  readonly creates?: LookupQuery
  /** Set if Workbench may ask for a one-time code. */
  readonly otp?: OneTimeCode
  /** Secrets in the request, in addition to the token and the code: a response may echo them. */
  readonly secrets?: readonly Secret[]
}

/** The options of openapi-fetch that make it send a request as part of a call. */
interface CallInit {
  /** Is called with the operation before openapi-fetch creates the request. */
  readonly onStart: (method: string, path: string) => void
  readonly fetch: (request: ApiRequest) => Promise<Response>
  readonly headers: Readonly<Record<string, string>>
  /** The body has been read already: openapi-fetch passes the response on. */
  readonly parseAs: 'stream'
}

/** Sends the calls of a client. This is the only file that knows openapi-fetch. */
export class ApiClient {
  readonly #options: ResolvedOptions
  readonly #fetchOptions: ClientOptions
  readonly #api: Client<paths>

  constructor(options: ResolvedOptions) {
    this.#options = options
    this.#fetchOptions = {
      baseUrl: options.baseUrl,
      querySerializer: printParameters,
      pathSerializer: fillPath,
      // openapi-fetch uses only what this class has. Its type asks for everything that the platform's class has.
      Request: ApiRequest as typeof Request,
    }
    this.#api = announced(createClient<paths>(this.#fetchOptions))
  }

  /** Starts a call. It rejects only with a `WorkbenchError`. An error in the arguments also rejects; it is not thrown. `startedAt`: when the time limit began. */
  call<T>(
    options: CallOptions | undefined = {},
    prepare: () => Operation<T> | Promise<Operation<T>>,
    startedAt?: number,
  ): WorkbenchPromise<T> {
    return apiPromise(async () => {
      checkCallOptions(options)
      const { send, decode, requested, fetchRecord, ...traits } = await prepare()
      const call = new Call(this.#options, traits, options, startedAt)
      try {
        let { response } = await send(this.#api, call.init)
        if (fetchRecord && recordOf(await response.json()) === undefined) {
          response = (await fetchRecord(this.#api, call.init)).response
        }
        const document: unknown = await response.json()
        const data = decode(document, call.report)
        const fields = requested && differences(requested, recordOf(document))
        if (fields && fields.length > 0) throw call.mismatch(fields, data)
        return { data, response: () => call.responseInfo(response) }
      } catch (thrown) {
        if (isControlFlow(thrown)) throw thrown
        const error = call.toError(thrown)
        this.#options.observers?.emit('error', () => ({ ...call.event, error }))
        throw error
      }
    })
  }

  /** Starts a call of any operation of the contract. `Workbench.request` has checked its types. */
  request<T>(method: RequestMethod, path: string, input?: object): WorkbenchPromise<T> {
    const { path: parameters, query, body, ...options }: AnyRequest = input ?? {}
    return this.call(options, () => {
      const params = { path: checkRequest(method, path, parameters), query }
      return {
        ...(method === 'POST' && { creates: {} }),
        send: (_, init) => {
          init.onStart(method, path)
          return createClient<AnyPaths>(this.#fetchOptions).request(METHODS[method], path, { ...init, params, body })
        },
        // `RequestResult` describes this document; nothing of it is known here.
        decode: document => withSecrets(document) as T,
      }
    })
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
 * Binds the methods of a prototype to an instance, so that they can be destructured. Each call looks the method up again, so that
 * tests can replace it in the prototype.
 */
export function bindMethods(instance: object, prototype: object): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue
    const value = (...args: readonly unknown[]) =>
      Reflect.get(Object.getPrototypeOf(instance), name).apply(instance, args)
    Object.defineProperty(instance, name, { value, writable: true, configurable: true })
  }
}

/** A request as openapi-fetch builds it. In contrast to the platform's class it can be sent again, and costs little. */
class ApiRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: BodyInit | null | undefined

  constructor(url: string, { method = 'GET', headers, body }: RequestInit) {
    this.url = url
    this.method = method
    this.headers = headers instanceof Headers ? headers : new Headers(headers)
    this.body = body
  }
}

/** One call in progress: its attempts, its time limit and its authorization. */
class Call {
  /** Makes openapi-fetch send the request with all attempts that it needs. */
  readonly init: CallInit
  readonly #options: ResolvedOptions
  readonly #creates: LookupQuery | undefined
  readonly #limits: ResolvedLimits
  readonly #signal: AbortSignal | undefined
  readonly #authorization: Authorization
  readonly #startedAt: number
  #operation = { method: '', path: '' }
  #url = ''
  #attempts = 0
  readonly #deviations = new Set<string>()
  #sentAt: Date | undefined
  /** The response to the last attempt, if there was one. */
  #received: ReadResponse | undefined

  constructor(
    options: ResolvedOptions,
    { creates, otp, secrets = [] }: OperationTraits,
    callOptions: CallOptions,
    startedAt = performance.now(),
  ) {
    const limits = resolveLimits(callOptions, options.limits)
    this.#startedAt = startedAt
    this.#options = options
    this.#creates = creates
    this.#limits = limits
    this.#signal = callOptions.signal
    this.#authorization = new Authorization(options, otp, [...secrets, ...secretsIn(limits.headers)])
    this.init = {
      fetch: request => this.#fetch(request),
      headers: limits.headers,
      onStart: (method, path) => {
        this.#operation = { method, path }
      },
      parseAs: 'stream',
    }
  }

  /** The operation, and how many times its request was sent. */
  get event(): CallEvent {
    return { ...this.#operation, attempt: this.#attempts }
  }

  /** Describes the response for the caller. */
  responseInfo({ status, headers }: Response): ResponseInfo {
    return Object.freeze({
      status,
      headers: new Headers(redactResponseHeaders(headers, this.#printable)),
      requestId: this.#requestId,
      attempts: this.#attempts,
    })
  }

  /** Returns the error to reject with. It may have been thrown by an attempt, or before the first one, or by decoding. */
  toError(thrown: unknown): WorkbenchError {
    const error = contractError(thrown, this.#details)
    if (error === thrown || this.#attempts === 0) return error
    return this.#inDoubt(error, thrown instanceof ContractViolation ? thrown.kept : {})
  }

  /** Returns the error for a record that differs from the request. */
  mismatch(fields: readonly string[], data: unknown): MismatchError {
    return mismatchError(fields, data, this.#details)
  }

  /** Reports a deviation from the contract, once for each place in the response. */
  readonly report: Report = (at, expected) => {
    if (this.#options.observers === undefined || this.#deviations.has(at)) return
    this.#deviations.add(at)
    this.#options.observers.emit('deviation', () => ({ ...this.event, at, expected }))
  }

  /** Sends the request until it succeeds or must not be sent again, and then throws the error of the last attempt. */
  async #fetch(request: ApiRequest): Promise<Response> {
    let isInDoubt = false
    for (let retries = 0; ; ) {
      const outcome = await this.#attempt(request)
      if (outcome.kind === 'response') {
        const { status, response } = outcome
        if (isSuccess(outcome)) return response
        // An earlier attempt has deleted it, and its response was lost.
        if (isInDoubt && request.method === 'DELETE' && reportsGone(outcome, request.url)) return response
        if (status === 401 && reportedError(outcome, this.#operation.path) && this.#authorization.canTryAgain())
          continue
      }
      if (outcome.kind === 'connection-error' && isControlFlow(outcome.thrown)) throw outcome.thrown
      const wait = this.#retryDelay(outcome, retries)
      if (wait === undefined) throw this.#errorFrom(outcome)
      isInDoubt ||= !wasNotProcessed(outcome)
      this.#options.observers?.emit('retry', () => ({ ...this.event, wait, reason: reasonOf(outcome) }))
      if (await isAbortedWithin(wait, this.#signal)) throw this.#errorFrom({ kind: 'aborted', unsent: !isInDoubt })
      retries += 1
    }
  }

  async #attempt({ url, method, headers: requestHeaders, body }: ApiRequest): Promise<Outcome> {
    const { fetch, observers, tracing } = this.#options
    const aborted: Outcome = { kind: 'aborted', unsent: true }
    if (this.#signal?.aborted) return aborted
    if (this.#attempts > 0 && this.#remaining() <= 0) return { kind: 'timeout', unsent: true }
    let credentials: Readonly<Record<string, string>>
    try {
      credentials = await this.#authorization.headers(() => this.#waitLimits)
    } catch (error) {
      if (this.#signal?.aborted) return aborted
      return { kind: 'error', unsent: true, error: contractError(error, this.#details) }
    }
    const timeout = this.#attemptTimeout
    if (timeout <= 0) return { kind: 'timeout', unsent: true }
    const span = tracing && beginSpan(tracing, { ...this.#operation, url, resend: this.#attempts }, observers?.logger)
    const headers = {
      ...span?.headers,
      accept: 'application/vnd.api+json',
      ...Object.fromEntries(requestHeaders),
      ...credentials,
    }
    this.#url = url
    this.#attempts += 1
    // Next.js refuses to prerender a component that reads the time before a request.
    if (this.#creates) this.#sentAt = new Date()
    observers?.emit('request', () => ({ ...this.event, url, headers: redactRequestHeaders(headers) }))
    const sentAt = observers ? performance.now() : 0
    const init = {
      method,
      headers,
      // The token must not follow a redirect to another server.
      redirect: 'manual',
      ...noStore(),
      ...(typeof body === 'string' && method !== 'GET' && { body }),
    } as const
    const { maxResponseSize } = this.#limits
    // A hook may have aborted the call.
    const outcome = this.#signal?.aborted
      ? aborted
      : await attempt({ fetch, url, init, timeout, signal: this.#signal, maxResponseSize })
    this.#received = outcome.kind === 'response' ? outcome : undefined
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

  #retryDelay(outcome: Outcome, retries: number): number | undefined {
    return retryDelay(outcome, {
      retries,
      maxRetries: this.#limits.retries,
      creates: this.#creates !== undefined,
      remaining: this.#remaining(),
    })
  }

  get #waitLimits(): WaitLimits {
    return {
      attemptTimeout: this.#attemptTimeout,
      timeout: this.#remaining(),
      signal: this.#signal,
      details: this.#details,
    }
  }

  get #attemptTimeout(): number {
    return Math.min(this.#limits.attemptTimeout, this.#remaining())
  }

  /** The time that is left for the call, in milliseconds. */
  #remaining(): number {
    return this.#startedAt + this.#limits.timeout - performance.now()
  }

  #errorFrom(outcome: Outcome): WorkbenchError {
    const error = errorFromOutcome(outcome, {
      details: this.#details,
      origin: new URL(this.#options.baseUrl).origin,
      abortReason: this.#signal?.reason,
      printable: this.#printable,
    })
    return wasNotProcessed(outcome) ? error : this.#inDoubt(error)
  }

  /** Returns the error of a request that Workbench may have processed. */
  #inDoubt(error: WorkbenchError, kept: Kept = {}): WorkbenchError {
    return this.#creates ? outcomeUnknown(error, this.#creates, this.#sentAt, kept) : error
  }

  get #details(): ErrorDetails {
    const { status } = this.#received ?? {}
    return { ...this.#operation, status, attempts: this.#attempts, requestId: this.#requestId }
  }

  get #requestId(): string | undefined {
    const id = this.#received?.headers.get('x-request-id')
    return id ? this.#printable(id, 200) : undefined
  }

  readonly #printable = (text: string, maxLength?: number): string => {
    // The URL contains ids.
    const template = this.#url ? text.replaceAll(this.#url, this.#operation.path) : text
    return printable(template, this.#authorization.secrets, maxLength)
  }
}

/** Why an attempt did not succeed: the status of its response, or what happened to it. */
function reasonOf(outcome: Outcome): number | string {
  if (outcome.kind === 'response') return outcome.status
  return (outcome.kind === 'connection-error' && outcome.code) || outcome.kind
}

/** Waits, and returns whether the signal was aborted. */
function isAbortedWithin(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  return sleep(milliseconds, signal).then(
    () => false,
    () => true,
  )
}

function fillPath(template: string, parameters: Record<string, unknown>): string {
  let path = template
  for (const name in parameters) path = path.replace(`{${name}}`, encodeURIComponent(String(parameters[name])))
  return path
}

/** Announces each operation to its call, before openapi-fetch creates the request. */
function announced(api: Client<paths>): Client<paths> {
  return new Proxy(api, {
    get: (_, method: string) => (path: string, init: CallInit) => {
      init.onStart(method, path)
      return Reflect.get(api, method)(path, init)
    },
  })
}

let cacheMode: Pick<FetchInit, 'cache'> | undefined

/** Keeps caches from answering: that of Next.js, and HTTP caches. Old versions of workerd throw on the option. */
function noStore(): Pick<FetchInit, 'cache'> {
  cacheMode ??= isNoStoreSupported() ? { cache: 'no-store' } : {}
  return cacheMode
}

function isNoStoreSupported(): boolean {
  try {
    return typeof Request === 'undefined' || new Request('http://localhost', { cache: 'no-store' }) !== undefined
  } catch {
    return false
  }
}
