import { closestTo, suggest } from '@workbench-sdk/internal/suggest'

/** The command line or the configuration is invalid. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** How many names an error message lists. An organization can have thousands. */
const MAX_NAMES = 10

/** Returns the advice for a name that does not exist: the most similar name, or all names if there are only a few. */
export function adviceForName(name: string, known: readonly string[], otherwise: string): string {
  const isShort = closestTo(name, known) !== undefined || (known.length > 0 && known.length <= MAX_NAMES)
  return isShort ? suggest(name, [...new Set(known)]) : otherwise
}
