import { type ReadonlySignal, signal } from '@preact/signals'

/** The page's connection to the mock. */
export interface Connection {
  /** The world's base URL, for API clients. */
  readonly url: string
  readonly world: string
  /** Token for the control API, if the mock requires one. */
  readonly controlToken: string | undefined
  /** Whether the mock runs in the page itself (static build). */
  readonly isInBrowser: boolean
  /** Sends a request whose response is an endless stream. */
  readonly fetchStream: (url: string, init: RequestInit) => Promise<Response>
  /** A problem reported by the mock, to show to the user. */
  readonly problem: ReadonlySignal<string | undefined>
}

export const DEFAULT_WORLD = 'default'

/** Reads the world's name from the URL, e.g. `/?world=ci-7`. */
export function worldFrom({ search }: Pick<Location, 'search'>): string {
  return new URLSearchParams(search).get('world') || DEFAULT_WORLD
}

/** Whether the mock accepts this name. See `openapi/control/schemas/worlds.yaml`. */
export const isWorldName = (world: string): boolean => /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/.test(world)

/** Returns a world's base URL. @default base: the origin of the page */
export function worldUrl(world: string, base = location.origin): string {
  return world === DEFAULT_WORLD ? base : `${base}/__world__/${encodeURIComponent(world)}`
}

/** Returns the connection for a page that the mock serves. */
export function servedConnection(controlToken?: string): Connection {
  const world = worldFrom(location)
  return {
    url: worldUrl(world),
    world,
    controlToken,
    isInBrowser: false,
    fetchStream: (url, init) => fetch(url, init),
    problem: signal(undefined),
  }
}
