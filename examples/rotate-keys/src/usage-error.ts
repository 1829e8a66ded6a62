/** The command line is invalid. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}
