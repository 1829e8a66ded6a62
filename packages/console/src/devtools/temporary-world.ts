import { type Connection, worldUrl } from '../mock/connection.ts'
import { type ControlClient, createControlClient, type MockDescription, unwrap } from '../mock/control-api.ts'

/** A separate world of the same mock. */
export interface TemporaryWorld {
  readonly control: ControlClient
  readonly mock: MockDescription
  /** The mock's origin. The world is selected by `fetch`. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
}

/**
 * Runs `callback` in a temporary world, and then deletes the world. The current data and the request log are not changed.
 * `callback` must not leave requests running, because a later request would create the world again.
 */
export async function withTemporaryWorld<T>(
  connection: Connection,
  callback: (world: TemporaryWorld) => Promise<T>,
): Promise<T> {
  const world = `console-${randomId()}`
  const baseUrl = new URL(connection.url).origin
  const control = createControlClient({ url: worldUrl(world, baseUrl), controlToken: connection.controlToken })
  const deleteWorld = () =>
    control.DELETE('/__mock__/worlds/{name}', { params: { path: { name: world } }, keepalive: true })
  const abort = new AbortController()
  const onPageHide = () => {
    abort.abort()
    void deleteWorld()
  }
  addEventListener('pagehide', onPageHide)
  try {
    const mock = await unwrap(control.GET('/__mock__'))
    return await callback({ control, mock, baseUrl, fetch: worldFetch(world, abort.signal) })
  } finally {
    removeEventListener('pagehide', onPageHide)
    // A leftover world is harmless.
    await deleteWorld().catch(() => undefined)
  }
}

/** Selects the world with a header, because the conformance suite expects `baseUrl` to be an origin. */
function worldFetch(world: string, signal: AbortSignal): typeof fetch {
  return (...args) => {
    const request = new Request(...args)
    request.headers.set('x-workbench-mock-world', world)
    return fetch(request, { signal: AbortSignal.any([request.signal, signal]) })
  }
}

/** `crypto.randomUUID` is not available on a page that was loaded without TLS. */
const randomId = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), each => each.toString(36)).join('')
