/** The command line or the configuration is invalid. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}
