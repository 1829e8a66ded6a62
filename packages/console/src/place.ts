import { type ReadonlySignal, signal } from '@preact/signals'

/** Where the mock is that the page shows. */
export interface Place {
  /** The world's base URL: what to give a client. */
  readonly url: string
  readonly world: string
  /** What the control API asks for, where that is known. */
  readonly controlToken: string | undefined
  /** Whether the mock lives in the page itself, and ends with it. */
  readonly isInPage: boolean
  /** What is wrong with the place, for a person; nothing as a rule. */
  readonly problem: ReadonlySignal<string | undefined>
}

const DEFAULT_WORLD = 'default'

/** The world that the page's address names: `/?world=ci-7`. */
export function worldOf({ search }: Pick<Location, 'search'>): string {
  return new URLSearchParams(search).get('world') || DEFAULT_WORLD
}

/** A world's base URL, on the origin that the page is from. */
export function urlOf(world: string, origin = location.origin): string {
  return world === DEFAULT_WORLD ? origin : `${origin}/__world__/${encodeURIComponent(world)}`
}

/** The place of a page that a mock's port serves. */
export function onPort(controlToken?: string): Place {
  const world = worldOf(location)
  return { url: urlOf(world), world, controlToken, isInPage: false, problem: signal(undefined) }
}
