import { DEFAULT_WORLD } from '../../mock/connection.ts'

/**
 * Returns the page's URL for a world. The panel stays open. Everything else in the URL belongs to the current world and is
 * removed.
 */
export function worldHref(world: string): string {
  const params = new URLSearchParams({ panel: 'worlds' })
  if (world !== DEFAULT_WORLD) params.set('world', world)
  return `?${params}`
}
