// In Node, MSW 3 calls its handlers only after a request was written to a socket, i.e. after `fetch` has returned. By then, the program
// may have reset the mock. So each call gets a header that tells whether it was made before the reset. The copies of this package in a
// process share the state of this file.
import { getBuiltin } from './builtins.ts'

/** The value is the number of replaced states at the time of the call. The header is removed before the request is recorded. */
const MARK = 'x-workbench-mock-replacements'

interface Shared {
  /** How many times any mock replaced its state, by a reset or a restored snapshot. */
  replacements: number
  /** The origins whose calls are marked, with the number of those who need it. */
  readonly origins: Map<string, number>
  unsubscribe?: () => void
}

const KEY = Symbol.for('@workbench-sdk/mock: calls')
const global = globalThis as { [KEY]?: Shared }
global[KEY] ??= { replacements: 0, origins: new Map() }
const shared = global[KEY]

/** Counts a replaced state. Returns the number of replaced states of all mocks. */
export const countReplacement = (): number => ++shared.replacements

/** Whether the calls to an origin are marked. */
export const isMarked = (origin: string): boolean => shared.origins.has(origin)

/** Returns the number of replaced states when the program made a call, and removes the mark. Undefined if the call is not marked. */
export function takeMark(headers: Headers): number | undefined {
  const mark = headers.get(MARK)
  if (mark === null) return undefined
  headers.delete(MARK)
  return Number.parseInt(mark, 10)
}

/** Marks the calls to an origin while it is active. Has no effect in a browser. */
export class CallMarks {
  readonly #origin: string
  #isActive = false

  constructor(origin: string) {
    this.#origin = origin
  }

  start(): void {
    if (this.#isActive) return
    this.#isActive = true
    const { origins } = shared
    if (origins.size === 0) shared.unsubscribe = subscribe()
    origins.set(this.#origin, (origins.get(this.#origin) ?? 0) + 1)
  }

  stop(): void {
    if (!this.#isActive) return
    this.#isActive = false
    const { origins } = shared
    const others = (origins.get(this.#origin) ?? 1) - 1
    if (others > 0) origins.set(this.#origin, others)
    else origins.delete(this.#origin)
    if (origins.size === 0) shared.unsubscribe?.()
  }
}

/** The parts of a request of undici, e.g. of the global `fetch`. */
interface UndiciRequest {
  readonly origin: string | URL
  addHeader(name: string, value: string): void
}

/** The parts of a `ClientRequest` of `node:http` and `node:https`. */
interface HttpRequest {
  readonly protocol: string
  readonly headersSent: boolean
  getHeader(name: string): unknown
  setHeader(name: string, value: string): void
}

/** Node publishes both events within the call of `fetch` or `http.request`. */
function subscribe(): () => void {
  const channels = getBuiltin?.('node:diagnostics_channel')
  if (!channels?.subscribe) return () => undefined
  const events = Object.entries({ 'undici:request:create': markFetch, 'http.client.request.created': markHttpRequest })
  for (const [name, listener] of events) channels.subscribe(name, listener as (message: unknown) => void)
  return () => {
    for (const [name, listener] of events) channels.unsubscribe(name, listener as (message: unknown) => void)
  }
}

function markFetch({ request }: { readonly request: UndiciRequest }): void {
  if (isMarked(String(request.origin))) request.addHeader(MARK, String(shared.replacements))
}

function markHttpRequest({ request }: { readonly request: HttpRequest }): void {
  const { protocol, headersSent } = request
  if (headersSent || !isMarked(`${protocol}//${request.getHeader('host')}`)) return
  request.setHeader(MARK, String(shared.replacements))
}
