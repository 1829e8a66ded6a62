/** The program was asked for something that it cannot do as it was written. Nothing was changed. */
export class UsageError extends Error {
  override name = 'UsageError'
}
