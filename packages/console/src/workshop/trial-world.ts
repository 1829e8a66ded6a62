import { type Control, controlOf, done, type MockDescription } from '../mock/control.ts'
import { type Place, urlOf } from '../place.ts'

/** A world beside the one that is shown. */
export interface TrialWorld {
  readonly control: Control
  readonly mock: MockDescription
  /** An origin. That a call is for this world says `fetch`. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
}

/**
 * Does something in a world of its own, which begins and ends with it: nothing of what is shown changes, nor is anything
 * taken down in its log. Whatever is begun in there has to have ended when the work has, or the world would begin anew.
 */
export async function inTrialWorld<T>(place: Place, work: (world: TrialWorld) => Promise<T>): Promise<T> {
  const name = `console-trial-${randomName()}`
  const baseUrl = new URL(place.url).origin
  const control = controlOf({ url: urlOf(name, baseUrl), controlToken: place.controlToken })
  const end = () => control.DELETE('/__mock__/worlds/{name}', { params: { path: { name } }, keepalive: true })
  const gone = new AbortController()
  // The page may go before the work has ended.
  const leave = () => {
    gone.abort()
    void end()
  }
  addEventListener('pagehide', leave)
  try {
    const mock = await done(control.GET('/__mock__'))
    return await work({ control, mock, baseUrl, fetch: fetchIn(name, gone.signal) })
  } finally {
    removeEventListener('pagehide', leave)
    // What could not be ended harms nobody.
    await end().catch(() => undefined)
  }
}

/** Leads to a world by a header, for what goes by an origin, which worlds have in common. */
function fetchIn(world: string, gone: AbortSignal): typeof fetch {
  return (...call) => {
    const request = new Request(...call)
    request.headers.set('x-workbench-mock-world', world)
    return fetch(request, { signal: AbortSignal.any([request.signal, gone]) })
  }
}

/** Not `randomUUID`, which a page that came without TLS may not call. */
const randomName = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), each => each.toString(36)).join('')
