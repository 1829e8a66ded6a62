import { closestTo, rankBySimilarity } from '@workbench-sdk/internal/suggest'

/** The command line or the configuration is invalid. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The maximum number of names in an error message. An organization can have thousands. */
const MAX_NAMES = 5

/**
 * Returns advice for the name of a nonexistent account or key: a similar name, or the closest of all names.
 *
 * @param otherwise the advice if there are no names
 */
export function adviceForName(name: string, known: readonly string[], otherwise: string): string {
  const names = [...new Set(known)]
  if (names.length === 0) return otherwise
  const similar = closestTo(name, names)
  if (similar !== undefined) return `Did you mean "${similar}"?`
  if (names.length <= MAX_NAMES) return `Expected one of: ${names.join(', ')}.`
  const closest = rankBySimilarity(name.toLowerCase(), names, each => each.toLowerCase())
    .slice(0, MAX_NAMES)
    .map(({ item }) => item)
  const more = (names.length - MAX_NAMES).toLocaleString('en')
  return `Expected one of: ${closest.join(', ')} and ${more} more. "workbench-keys audit" lists all of them.`
}
