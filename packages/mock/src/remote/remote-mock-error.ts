/** A remote mock cannot be reached, or rejected a call. The message contains a suggestion. */
export class RemoteMockError extends Error {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'RemoteMockError'
  }

  override readonly name = 'RemoteMockError'
  /** The status of the response, if there is one. */
  readonly status: number | undefined

  constructor(message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.status = options.status
  }
}
