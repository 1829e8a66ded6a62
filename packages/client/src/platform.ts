/** The meaning of a value that `fetch` threw. */
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
  /** Returns the meaning of a value that `fetch` threw. */
  explain: (thrown: unknown) => FetchFailure
  /** Common mistakes in how a token is passed to a program. */
  tokenMistakes: readonly Mistake[]
  environmentVariable: (name: string) => string | undefined
  /** Returns a hint for an unknown name. It names the most similar one if fewer than `maxEdits` edits turn one into the other. */
  suggest: (name: string, known: readonly string[], maxEdits?: number) => string
  /** Headers that make `fetch` fail, or that belong to the connection. */
  reservedHeaders: RegExp
  /** Returns the option that prevents responses from caches. */
  noStore: () => { readonly cache?: 'no-store' }
  /** Whether the headers of a response prove that its body has at most `maxSize` bytes, so that these need not be counted. */
  isWithin: (
    maxSize: number,
    response: { readonly headers: { get(name: string): string | null }; readonly type?: string },
  ) => boolean
}

/**
 * A browser, unless `index.ts` has replaced it. A browser has no environment variables, does not report why `fetch` failed, and ignores reserved
 * headers. It hides the encoding of a response from another origin. There, the size of the client matters more than suggestions.
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
