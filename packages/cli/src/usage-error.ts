import { suggestAmong } from '@workbench-sdk/internal/suggest'

/** The command line or the configuration is invalid. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/**
 * Returns advice for the name of a nonexistent account or key: a similar name, or the closest of all names.
 *
 * @param otherwise the advice if there are no names
 */
export function adviceForName(name: string, known: readonly string[], otherwise: string): string {
  const names = [...new Set(known)]
  return names.length === 0 ? otherwise : suggestAmong(name, names, '"workbench-keys audit" lists all of them.')
}
