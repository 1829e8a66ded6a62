import { InvalidArgumentError } from './errors.ts'
import { Secret } from './secret.ts'

/** How to reach Workbench, and as whom. */
export interface WorkbenchOptions {
  /**
   * An API key, or the token of a login session. White space around it, such as the newline of a file, is dropped.
   * Default: the environment variable `WORKBENCH_API_KEY`.
   */
  readonly token?: string | undefined
  /** Default: the environment variable `WORKBENCH_BASE_URL`, or else `https://workbench.expel.io`. */
  readonly baseUrl?: string | undefined
  /** What sends a request, such as `mock.fetch`. Default: the `fetch` that is global at the time of each call. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined
}

/** The last argument of every method. */
export interface CallOptions {
  /** Aborts the call, its retries and the waiting between them; the call throws an `AbortedError`. */
  readonly signal?: AbortSignal | undefined
}

/** The options, checked and with their defaults. */
export interface Settings {
  readonly token: Secret
  readonly baseUrl: string
  readonly fetch: (request: Request) => Promise<Response>
}

const DEFAULT_BASE_URL = 'https://workbench.expel.io'

export function settingsOf(options: WorkbenchOptions): Settings {
  return {
    token: checkToken(options.token ?? environment('WORKBENCH_API_KEY')),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment('WORKBENCH_BASE_URL') ?? DEFAULT_BASE_URL),
    // Looked up at each call, so that an interceptor which is started later is not passed by.
    fetch: options.fetch ?? (request => globalThis.fetch(request)),
  }
}

export function checkCallOptions({ signal }: CallOptions = {}): void {
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    throw new InvalidArgumentError('signal has to be an AbortSignal, such as that of an AbortController.')
  }
}

/** Whether a string can be the value of a header as it stands. */
export function fitsHeader(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value)
}

function checkToken(token: unknown): Secret {
  if (token === undefined) {
    throw new InvalidArgumentError(
      'There is no token. Pass `token`, or set the environment variable WORKBENCH_API_KEY.',
    )
  }
  if (typeof token !== 'string') throw new InvalidArgumentError('token has to be a string.')
  const trimmed = token.trim()
  if (!fitsHeader(trimmed)) {
    throw new InvalidArgumentError(
      'The token is empty, or holds a space or a character that cannot be sent. Pass the API key alone, without "Bearer".',
    )
  }
  return new Secret(trimmed)
}

function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url === undefined || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      `baseUrl has to be an http or https URL without user, query or fragment, such as ${DEFAULT_BASE_URL}.`,
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/api\/v2$/, '')}`
}

function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined
  } catch {
    // Deno throws where the permission to read it was not given.
    return undefined
  }
}
