/** A browser from Debian, which runs without a window and with an empty profile. */
export interface Browser {
  readonly name: string
  /** The Debian packages that it needs. The first one is the browser or its driver. */
  readonly packages: readonly [string, ...string[]]
  /** Starts the browser. */
  readonly open: () => Promise<Page>
}

/** The page of a started browser. Its disposal ends the browser. */
interface Page extends AsyncDisposable {
  /** Loads a URL, and waits for the load event. */
  readonly goto: (url: string) => Promise<void>
  /** Evaluates an expression in the page, and waits for its result, which must be JSON or a promise of JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Returns what the page has printed to the console. */
  readonly output: () => Promise<string>
}
