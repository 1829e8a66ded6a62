/** The program was asked for something that it cannot do as it was written. */
export class UsageError extends Error {
  override name = 'UsageError'
}
