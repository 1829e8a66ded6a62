import { type ReadonlySignal, signal } from '@preact/signals'

/** Parameters to set. `null` removes a parameter. */
export type ParamChanges = Readonly<Record<string, string | null>>

/** The page's URL parameters. Each part of the page changes its own parameters and keeps the others. */
export class Address {
  /** Whether the user has navigated to another view, or back, since the page was loaded. */
  hasNavigated = false
  readonly #params = signal(new URLSearchParams(location.search))

  get params(): ReadonlySignal<URLSearchParams> {
    return this.#params
  }

  /** Returns a relative URL, for a link. */
  href(changes: ParamChanges): string {
    return urlWith(changed(this.#params.value, changes))
  }

  /** Adds an entry to the browser's history, so that the Back button returns to the current one. */
  push(changes: ParamChanges): void {
    this.hasNavigated = true
    this.#set(changes, 'pushState')
  }

  /** Changes the current entry of the browser's history. */
  replace(changes: ParamChanges): void {
    this.#set(changes, 'replaceState')
  }

  /** Calls `listener` when the user navigates with the Back and Forward buttons, until `signal` is aborted. */
  onNavigate(listener: () => void, signal: AbortSignal): void {
    const follow = () => {
      this.hasNavigated = true
      this.#params.value = new URLSearchParams(location.search)
      listener()
    }
    addEventListener('popstate', follow, { signal })
  }

  #set(changes: ParamChanges, method: 'pushState' | 'replaceState'): void {
    const params = changed(this.#params.peek(), changes)
    if (params.toString() === this.#params.peek().toString()) return
    history[method](null, '', urlWith(params))
    this.#params.value = params
  }
}

function changed(params: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const result = new URLSearchParams(params)
  for (const [parameter, value] of Object.entries(changes)) {
    if (value === null) result.delete(parameter)
    else result.set(parameter, value)
  }
  return result
}

const urlWith = (params: URLSearchParams) => `${location.pathname}${params.size > 0 ? `?${params}` : ''}`
