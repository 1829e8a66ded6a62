import { type Control, controlOf, done, type MockDescription } from '../mock/control.ts'
import { type Place, urlOf } from '../place.ts'

/** A world beside the one that is shown. */
export interface TrialWorld {
  readonly name: string
  readonly url: string
  readonly control: Control
  readonly mock: MockDescription
}

/**
 * Does something in a world of its own, which begins and ends with it: nothing of what is shown changes, nor is anything
 * taken down in its log. Whatever is begun in there has to have ended when the work has, or the world would begin anew.
 */
export async function inTrialWorld<T>(place: Place, work: (world: TrialWorld) => Promise<T>): Promise<T> {
  const name = `console-trial-${randomName()}`
  const url = urlOf(name, new URL(place.url).origin)
  const control = controlOf({ url, controlToken: place.controlToken })
  // Also where the page goes before the work has ended.
  const end = () => control.DELETE('/__mock__/worlds/{name}', { params: { path: { name } }, keepalive: true })
  addEventListener('pagehide', end)
  try {
    return await work({ name, url, control, mock: await done(control.GET('/__mock__')) })
  } finally {
    removeEventListener('pagehide', end)
    // What could not be ended harms nobody.
    await end().catch(() => undefined)
  }
}

/** Not `randomUUID`, which a page that came without TLS may not call. */
const randomName = () => Array.from(crypto.getRandomValues(new Uint32Array(3)), each => each.toString(36)).join('')
