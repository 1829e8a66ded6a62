import { redact } from '@workbench-sdk/internal/redact'
import { v4 as newId } from 'uuid'
import { ApiResponse } from './api-response.ts'
import type { Deployment } from './deployment.ts'
import { Skipped } from './outcome.ts'
import { isRead, type Send, throttled } from './throttle.ts'

export interface ConformanceClientOptions {
  /** Allows writes. If false, the client sends only GET, HEAD, OPTIONS and logins. */
  readonly allowWrites: boolean
  /** The maximum number of requests per second. @default no limit */
  readonly rate?: number
  readonly signal?: AbortSignal
}

/** The name prefix of all records created by any run. */
export const NAME_PREFIX = 'workbench-conformance'
/** Matches the name of a record created by any run. */
export const ANY_RUN_NAME = new RegExp(`^${NAME_PREFIX} [0-9a-f]{8} `)

const LOGIN_PATH = /^(\/auth\/v0)?\/login$/

interface Call {
  readonly method: string
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A run's HTTP client. It writes only if writes are allowed, changes only records that the run created, limits the request rate, and
 * redacts secrets.
 */
export class ConformanceClient {
  readonly deployment: Deployment
  /** The name prefix of this run's records. */
  readonly namePrefix: string
  requests = 0
  /** Whether the run has created an API key. */
  hasCreatedKey = false
  /** The headers of each 429 response. */
  readonly rateLimited: Headers[] = []
  readonly #options: ConformanceClientOptions
  readonly #send: Send
  readonly #signal: AbortSignal
  readonly #changeableIds = new Set<string>()
  readonly #secrets: Set<string>
  #session: Promise<string | undefined> | undefined

  constructor(deployment: Deployment, options: ConformanceClientOptions, send?: Send) {
    this.deployment = deployment
    this.namePrefix = `${NAME_PREFIX} ${newId().slice(0, 8)}`
    this.#options = options
    this.#signal = options.signal ?? new AbortController().signal
    const { fetch: customFetch, token, analystToken, readOnlyToken, otherOrganizationToken, login, otp } = deployment
    // The global `fetch` is read for each request, because MSW may replace it later.
    this.#send =
      send ??
      throttled(
        request => (customFetch ?? fetch)(request),
        options.rate,
        response => this.rateLimited.push(response.headers),
      )
    const secrets = [token, analystToken, readOnlyToken, otherOrganizationToken, login?.password, otp]
    this.#secrets = new Set(secrets.filter((secret): secret is string => typeof secret === 'string' && secret !== ''))
  }

  get allowsWrites(): boolean {
    return this.#options.allowWrites
  }

  get isInterrupted(): boolean {
    return this.#signal.aborted
  }

  /** Returns a client for the same deployment that cannot be interrupted. It is used for the cleanup. */
  withoutSignal(): ConformanceClient {
    const { signal: _, ...options } = this.#options
    return new ConformanceClient(this.deployment, options, this.#send)
  }

  /**
   * Sends a request.
   *
   * @throws Skipped if the request is a write and writes are not allowed
   */
  async call({ method, path, token, body, headers }: Call): Promise<ApiResponse> {
    this.#assertAllowed(method, path)
    this.#signal.throwIfAborted()
    const url = new URL(path.startsWith('/auth/') ? path : `/api/v2${path}`, this.deployment.baseUrl)
    const request = new Request(url, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/vnd.api+json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      // A redirect could send the token to another server.
      redirect: 'manual',
    })
    this.requests++
    // Gives each created record its own timestamp, if the deployment's clock can be advanced.
    if (method === 'POST') this.deployment.clock?.advance(1)
    const response = await this.#send(request, this.#signal)
    const text = await response.text()
    for (const [, secret = ''] of text.matchAll(/"access_token"\s*:\s*"([^"]+)"/g)) this.#secrets.add(secret)
    return new ApiResponse(`${method} ${path}`, response, text)
  }

  /** Returns an id that does not belong to any record. */
  unknownId(): string {
    const id = newId()
    this.allowChanges(id)
    return id
  }

  /** Allows requests that change or delete the record with this id. */
  allowChanges(id: string): void {
    this.#changeableIds.add(id)
  }

  /** Whether requests can change or delete the record with this id. */
  canChange(id: string): boolean {
    return this.#changeableIds.has(id)
  }

  /** Returns the token of the run's shared login session. Returns undefined if the deployment has no login or rejects it. */
  sessionToken(): Promise<string | undefined> {
    this.#session ??= this.#logIn()
    return this.#session
  }

  /** Makes the next call to `sessionToken` log in again, because the session may have expired. */
  endSession(): void {
    this.#session = undefined
  }

  async #logIn(): Promise<string | undefined> {
    const { login, otp } = this.deployment
    if (!login) return undefined
    const headers = { 'content-type': 'application/json' }
    const response = await this.call({ method: 'POST', path: '/login', body: { ...login, otp }, headers })
    return response.status === 200 ? String(response.document.access_token) : undefined
  }

  /** Replaces every known secret in a string. */
  redact(text: string): string {
    return redact(text, [...this.#secrets])
  }

  #assertAllowed(method: string, path: string): void {
    if (isRead({ method }) || LOGIN_PATH.test(path)) return
    if (!this.#options.allowWrites) throw new Skipped('This case requires writes: pass --allow-writes.')
    const [, , id] = path.replace(/\?.*$/, '').split('/')
    if (id === undefined || this.#changeableIds.has(id)) return
    throw new Error(`Blocked ${method} ${path}: a case may only change records that the run created.`)
  }
}
