import { printParameters } from '@workbench-sdk/query'
import ky, { isTimeoutError, type Options } from 'ky'
import createClient, { type Client } from 'openapi-fetch'
import {
  ATTEMPT_TIMEOUT,
  Attempts,
  LONGEST_RETRY_AFTER,
  RETRIED_METHODS,
  RETRIED_STATUSES,
  RETRIES,
} from './attempts.ts'
import {
  AbortedError,
  ConnectionError,
  type ErrorFacts,
  ProtocolError,
  TimeoutError,
  WorkbenchError,
} from './errors.ts'
import type { paths } from './generated/openapi.ts'
import { Mismatch } from './json-api.ts'
import { type CallOptions, checkCallOptions, type Settings } from './options.ts'
import { refusalOf } from './refusals.ts'
import type { Secret } from './secret.ts'

/** One call: what is sent, and what is made of the answer. */
export interface Call<T> {
  readonly options: CallOptions | undefined
  /** Sends it, by the contract's paths and types; `init` has to be part of what the client is given. */
  readonly send: (api: Client<paths>, init: CallInit) => Promise<Reply>
  /** Makes the result of the answer's body. */
  readonly decode: (body: string | undefined) => T
  /** What must not be repeated where the answer echoes it, besides the token. */
  readonly secrets?: readonly Secret[]
}

/** What the client is given with every call. */
interface CallInit {
  readonly parseAs: 'text'
  readonly signal: AbortSignal | null
  readonly fetch: (request: Request) => Promise<Response>
  readonly middleware: { onRequest: (sent: { schemaPath: string; request: Request }) => undefined }[]
}

interface Reply {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/** Carries calls. Nothing outside this file knows by what they are carried. */
export class Transport {
  readonly #settings: Settings
  readonly #api: Client<paths>

  constructor(settings: Settings) {
    this.#settings = settings
    this.#api = createClient<paths>({
      baseUrl: settings.baseUrl,
      headers: { accept: 'application/vnd.api+json' },
      // The token must not follow a redirect to wherever it leads.
      redirect: 'manual',
      querySerializer: printParameters,
    })
  }

  /** Makes a call. Whatever goes wrong, it throws a `WorkbenchError` and nothing else. */
  async call<T>({ options, send, decode, secrets = [] }: Call<T>): Promise<T> {
    checkCallOptions(options)
    const exchange = new Exchange(this.#settings)
    try {
      const { data, error, response } = await send(this.#api, exchange.init(options?.signal ?? null))
      if (response.ok) return decode(typeof data === 'string' ? data : undefined)
      throw refusalOf({ response, body: error, call: exchange.facts, secrets: [this.#settings.token, ...secrets] })
    } catch (error) {
      throw failureOf(error, exchange.facts)
    }
  }
}

/** One request and its answer, with the attempts that it took. */
class Exchange {
  readonly #attempts: Attempts
  readonly #origin: string
  #method = ''
  #path = ''

  constructor(settings: Settings) {
    this.#attempts = new Attempts(settings)
    this.#origin = new URL(settings.baseUrl).origin
  }

  get facts(): ErrorFacts {
    return { method: this.#method, path: this.#path, attempts: this.#attempts.count }
  }

  init(signal: AbortSignal | null): CallInit {
    const onRequest: CallInit['middleware'][number]['onRequest'] = ({ schemaPath, request }) => {
      this.#path = schemaPath
      this.#method = request.method
    }
    return { parseAs: 'text', signal, fetch: request => this.#fetch(request), middleware: [{ onRequest }] }
  }

  async #fetch(request: Request): Promise<Response> {
    let isLate = false
    try {
      await ky(request, this.#kyOptions())
    } catch (error) {
      // What ky throws holds the request, and with it the token. It ends here.
      isLate = isTimeoutError(error)
    }
    if (this.#attempts.hasDeleted(request)) return new Response(null, { status: 204 })
    const { answer } = this.#attempts
    // A success that is here is given, though the signal was aborted meanwhile: it may hold a secret, told this once.
    if (answer?.ok || (answer !== undefined && !request.signal.aborted)) return answer
    throw this.#noAnswer(request.signal, isLate)
  }

  #kyOptions(): Options {
    const attempts = this.#attempts
    return {
      fetch: input => attempts.make(input instanceof Request ? input : new Request(input)),
      timeout: ATTEMPT_TIMEOUT,
      retry: {
        limit: RETRIES,
        methods: RETRIED_METHODS,
        statusCodes: RETRIED_STATUSES,
        afterStatusCodes: RETRIED_STATUSES,
        maxRetryAfter: LONGEST_RETRY_AFTER,
        jitter: true,
        shouldRetry: () => attempts.mayRepeat() && (attempts.answer === undefined || undefined),
      },
    }
  }

  #noAnswer({ aborted, reason }: AbortSignal, isLate: boolean): WorkbenchError {
    const call = `${this.#method} ${this.#path}`
    // A request that may have been carried out must not be sent again without a look.
    const advice = this.#method === 'POST' ? ' It may have been carried out: look before you repeat it.' : ''
    if (aborted)
      return new AbortedError(`${call} was aborted by its signal.${advice}`, { ...this.facts, cause: reason })
    if (isLate) {
      return new TimeoutError(`${call} was not answered within ${ATTEMPT_TIMEOUT / 1000} s.${advice}`, this.facts)
    }
    const code = this.#attempts.lostWith
    const why = code === undefined ? '' : ` (${code})`
    return new ConnectionError(
      `${call} got no whole answer from ${this.#origin}${why}. Check baseUrl and the network.${advice}`,
      { ...this.facts, code },
    )
  }
}

function failureOf(error: unknown, facts: ErrorFacts): WorkbenchError {
  const call = `${facts.method} ${facts.path}`
  if (error instanceof WorkbenchError) return error
  if (error instanceof Mismatch) {
    return new ProtocolError(
      `${call} succeeded, but its answer is not what the contract says: ${error.at} is not ${error.expected}.`,
      facts,
    )
  }
  // Whatever it is, it may quote the request.
  return new WorkbenchError(`${call} could not be sent.`, facts)
}
