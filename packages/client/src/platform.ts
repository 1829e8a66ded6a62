/** The interpretation of a value that `fetch` threw. */
export interface FetchFailure {
  /** Whether Workbench definitely did not receive the request. */
  readonly unsent: boolean
  /** Whether another attempt would fail in the same way. */
  readonly isPermanent: boolean
  readonly code: string | undefined
  /** A suggestion, as one or more sentences. */
  readonly advice: string
}

/** A pattern for values that are definitely not a token or a one-time code, and a description of the mistake. */
export type Mistake = readonly [pattern: RegExp, mistake: string]

/** The parts of the client that depend on the runtime. */
interface Platform {
  /** Interprets a value that `fetch` threw. */
  explain: (thrown: unknown) => FetchFailure
  /** Common mistakes when a token is passed to a program. */
  tokenMistakes: readonly Mistake[]
  environmentVariable: (name: string) => string | undefined
  /** Returns a hint for an unknown name. The hint contains the most similar known name if the two differ by fewer than `maxEdits` edits. */
  suggest: (name: string, known: readonly string[], maxEdits?: number) => string
  /** Headers that make `fetch` fail, or that belong to the connection. */
  reservedHeaders: RegExp
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
  explain: () => ({ unsent: false, isPermanent: false, code: undefined, advice: 'Check baseUrl and the network.' }),
  tokenMistakes: [],
  environmentVariable: () => undefined,
  suggest: (_, known) => `Expected one of: ${known.slice(0, 20).join(', ')}.`,
  reservedHeaders: /^$/,
  noStore: () => ({ cache: 'no-store' }),
  isWithin: () => false,
}
