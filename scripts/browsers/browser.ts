/** A browser from Debian. It runs without a window and with an empty profile. */
export interface Browser {
  readonly name: string
  /** The required Debian packages. The first one is the browser or its driver. */
  readonly packages: readonly [string, ...string[]]
  /** Starts the browser. Disposing of the page stops the browser. */
  readonly open: () => Promise<Page>
}

/** A page that runs scripts. */
export interface Page extends AsyncDisposable {
  /** Loads a URL, and waits for the load event. */
  readonly goto: (url: string) => Promise<void>
  /** Evaluates an expression in the page, and waits for its result, which must be JSON or a promise of JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Returns the page's console output and uncaught errors. */
  readonly output: () => Promise<string>
}

/** A running browser whose tabs accept simulated user input. Disposing of it stops the browser. */
export interface DrivenBrowser extends AsyncDisposable {
  /** Opens a tab in the foreground. */
  readonly newTab: () => Promise<Tab>
}

/** A page that accepts simulated user input. Points are in CSS pixels, relative to the viewport. */
export interface Tab extends Page {
  readonly reload: () => Promise<void>
  readonly bringToFront: () => Promise<void>
  readonly resize: (size: Size) => Promise<void>
  /** Presses and releases a key, or several keys at once, e.g. `Tab` or `Shift+Tab`. */
  readonly press: (keys: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly click: (point: Point, clicks?: number) => Promise<void>
  readonly move: (point: Point) => Promise<void>
  /** Turns the wheel at the last point of `move`. */
  readonly wheel: (deltaX: number, deltaY: number) => Promise<void>
  /** Takes a screenshot of the viewport, as PNG. */
  readonly screenshot: () => Promise<Uint8Array>
  /** Navigates away or closes the tab, and answers the browser's confirmation prompt. Resolves to whether the browser asked. */
  readonly leave: (answer: 'stay' | 'leave') => Promise<boolean>
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Wraps an expression, so that it evaluates to a string or `undefined`. */
export const toJson = (expression: string): string => `(async () => JSON.stringify(await (${expression})))()`

export const fromJson = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : undefined)

/** Opens a browser's only tab. */
export async function onlyTab(starting: Promise<DrivenBrowser>): Promise<Page> {
  const browser = await starting
  const tab = await browser.newTab()
  return {
    goto: tab.goto,
    evaluate: tab.evaluate,
    output: tab.output,
    [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose](),
  }
}
