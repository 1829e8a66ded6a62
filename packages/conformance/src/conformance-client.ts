import { v4 as newId } from 'uuid'
import type { Deployment } from './deployment.ts'
import { Reply } from './reply.ts'
import { isRead, type Send, throttled } from './throttle.ts'
import { Skipped } from './verdict.ts'

export interface ConformanceClientOptions {
  /** Whether anything may be written. Without it nothing but GET, HEAD, OPTIONS and the login is sent. */
  readonly allowWrites: boolean
  /** Requests a second at the most. Default: as many as there are. */
  readonly rate?: number
  readonly signal?: AbortSignal
}

/** What everything that a run makes has in its name, so that it is known for what it is. */
export const NAME_PREFIX = 'workbench-conformance'
/** A name that a run gives, whichever: nobody calls an account of their own so, unless they mean to. */
export const GIVEN_NAME = new RegExp(`^${NAME_PREFIX} [0-9a-f]{8} `)

const LOGIN = /^(\/auth\/v0)?\/login$/

export interface Call {
  readonly method: string
  readonly path: string
  readonly token?: string | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A stay at a deployment, which goes by the rules of a guest: it writes only where that is allowed, touches only what it
 * made itself, keeps below a rate, and remembers what must never be repeated.
 */
export class ConformanceClient {
  readonly deployment: Deployment
  /** Names of this visit begin so. */
  readonly prefix: string
  requests = 0
  /** Of every answer that said that it was too much. */
  readonly tooMuch: Headers[] = []
  readonly #options: ConformanceClientOptions
  readonly #send: Send
  readonly #signal: AbortSignal
  readonly #own = new Set<string>()
  readonly #secrets: Set<string>

  constructor(deployment: Deployment, options: ConformanceClientOptions, send?: Send) {
    this.deployment = deployment
    this.prefix = `${NAME_PREFIX} ${newId().slice(0, 8)}`
    this.#options = options
    this.#signal = options.signal ?? new AbortController().signal
    const { fetch: given, token, analystToken, readOnlyToken, otherOrganizationToken, login, otp } = deployment
    // Looked up with each call: MSW may come to stand in for it meanwhile.
    this.#send =
      send ??
      throttled(
        request => (given ?? fetch)(request),
        options.rate,
        answer => this.tooMuch.push(answer.headers),
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

  /** A stay at the same place that nothing interrupts: to tidy up with. */
  afterwards(): ConformanceClient {
    const { signal: _, ...options } = this.#options
    return new ConformanceClient(this.deployment, options, this.#send)
  }

  /** Sends a call, where a guest may. */
  async call({ method, path, token, body, headers }: Call): Promise<Reply> {
    this.#mayI(method, path)
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
      // A token goes nowhere but where it was meant to go.
      redirect: 'manual',
    })
    this.requests++
    // Where time can be moved, no two things are made in the same moment.
    if (method === 'POST') this.deployment.clock?.advance(1)
    const response = await this.#send(request, this.#signal)
    const text = await response.text()
    for (const [, secret = ''] of text.matchAll(/"access_token"\s*:\s*"([^"]+)"/g)) this.#secrets.add(secret)
    return new Reply(`${method} ${path}`, response, text)
  }

  /** An id that leads nowhere. */
  unknownId(): string {
    const id = newId()
    this.adopt(id)
    return id
  }

  /** From now on a record of this id may be changed and deleted. */
  adopt(id: string): void {
    this.#own.add(id)
  }

  /** The text without any secret that came up. */
  redact(text: string): string {
    return [...this.#secrets].reduce((redacted, secret) => redacted.replaceAll(secret, '[secret]'), text)
  }

  #mayI(method: string, path: string): void {
    if (isRead({ method }) || LOGIN.test(path)) return
    if (!this.#options.allowWrites) throw new Skipped('It writes, which has to be allowed: --allow-writes.')
    const [, , id] = path.replace(/\?.*$/, '').split('/')
    if (id === undefined || this.#own.has(id)) return
    throw new Error(`A case is about to touch what was not made by it: ${method} ${path}`)
  }
}
