import { DEFAULT_WORLD } from '../../mock/connection.ts'

/** Returns the address of the page for a world. The panel stays open; everything else in the address belongs to the current world. */
export function worldHref(world: string): string {
  const params = new URLSearchParams({ panel: 'worlds' })
  if (world !== DEFAULT_WORLD) params.set('world', world)
  return `?${params}`
}
