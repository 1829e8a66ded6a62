import { redactor } from '@workbench-sdk/internal/redact'
import { createTimeLimit, type TimeLimit } from '@workbench-sdk/internal/time'

/** An explanation of an error thrown by `fetch`. */
export interface FetchFailure {
  /** Whether Workbench definitely did not receive the request. */
  readonly unsent: boolean
  /** Whether another attempt would fail in the same way. */
  readonly isPermanent: boolean
  readonly code?: string | undefined
  /** A suggestion, as one or more sentences. */
  readonly advice: string
}

export const UNEXPLAINED: FetchFailure = {
  unsent: false,
  isPermanent: false,
  advice: 'Check baseUrl and the network.',
}

/** A pattern for values that are definitely not a token or a one-time code, and a description of the mistake. */
export type Mistake = readonly [pattern: RegExp, mistake: string]

/** The headers of a response, which may be from a custom `fetch`. */
interface ResponseHeaders {
  get(name: string): string | null
  forEach(callback: (value: string, name: string) => void): void
}

/** Functions that read and cancel a body. */
export interface Chunks {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>
  cancel(): Promise<unknown> | undefined
}

/** The options that the environment of a program sets. */
export interface Environment {
  readonly token?: string | undefined
  /** The place that sets the token, for messages. */
  readonly tokenOrigin?: string
  readonly baseUrl?: string | undefined
}

/** The parts of the client that depend on the runtime. */
interface Platform {
  /** Explains an error thrown by `fetch`. */
  explain: (thrown: unknown) => FetchFailure
  /** Common mistakes when a token is passed to a program. */
  tokenMistakes: readonly Mistake[]
  /** The options that the environment sets. Each is read when it is needed. */
  environment: Environment
  /** Returns a hint for an unknown name. The hint contains the most similar known name if the two differ by fewer than `maxEdits` edits. */
  suggest: (name: string, known: readonly string[], maxEdits?: number) => string
  /** Compares the records of a list with the filters of its query, and throws if they differ. */
  checkFilters: (query: object, items: readonly object[]) => void
  /** Validates options that fail only when they are used. */
  checkOptions: (options: object) => void
  /** Compares a request with the contract, and throws if they differ. */
  checkRequest: (method: string, path: string, parameters: object) => void
  /** Returns the headers that are valid and not reserved. */
  validHeaders: (headers: Readonly<Record<string, unknown>>) => Record<string, string>
  /** Returns a copy of an error thrown by `fetch`, without the secrets that `printable` replaces. */
  copyError: (thrown: unknown, printable: (text: string, maxLength: number) => string, message: string) => unknown
  /** Wraps headers, so that they never throw and contain only strings. */
  safeHeaders: (headers: ResponseHeaders) => ResponseHeaders
  /** Returns functions that read and cancel a body, or undefined if it is not a stream or was already read. */
  chunksOf: (response: { readonly body?: unknown; readonly bodyUsed?: boolean }) => Chunks | undefined
  /** Decodes characters that are encoded for a URL, JSON, JavaScript, HTML or XML. */
  decoded: (text: string) => string
  /** Replaces a secret in an untrusted string, e.g. a response that echoes the request. */
  redact: (text: string, secret: string) => string
  /** Returns the `Retry-After` of a response in seconds, or undefined if there is none. */
  retryAfterSeconds: (headers: ResponseHeaders) => number | undefined
  timeLimit: TimeLimit
  /** Returns the `fetch` option that prevents cached responses. */
  noStore: () => { readonly cache?: 'no-store' }
  /** Whether a response's headers prove that its body has at most `maxSize` bytes. If so, the bytes are not counted. */
  isWithin: (
    maxSize: number,
    response: { readonly headers: { get(name: string): string | null }; readonly type?: string },
  ) => boolean
}

/**
 * The current platform: a browser, unless `index.ts` replaces it. A browser has no environment variables, does not report why
 * `fetch` failed, and ignores reserved headers. It hides the encoding of cross-origin responses. In a browser, the client's size
 * matters more than suggestions.
 */
export const platform: Platform = {
  explain: () => UNEXPLAINED,
  tokenMistakes: [],
  environment: {},
  suggest: (_, known) => `Expected one of: ${known.slice(0, 20).join(', ')}.`,
  checkFilters: () => {},
  checkOptions: () => {},
  // The list of paths is large.
  checkRequest: () => {},
  validHeaders: headers => headers as Record<string, string>,
  copyError: (_, printable, message) => new Error(printable(message, 500)),
  safeHeaders: headers => headers,
  chunksOf: ({ body, bodyUsed }) => {
    const reader = bodyUsed ? undefined : (body as ReadableStream<Uint8Array> | null)?.getReader?.()
    return reader && { next: () => reader.read(), cancel: () => reader.cancel() }
  },
  decoded: text => text,
  redact: (text, secret) => redactor(secret)(text),
  retryAfterSeconds: headers => Number(headers.get('retry-after')) || undefined,
  timeLimit: createTimeLimit((signal, callback) => {
    signal.addEventListener('abort', callback)
    return () => signal.removeEventListener('abort', callback)
  }),
  noStore: () => ({ cache: 'no-store' }),
  isWithin: () => false,
}
