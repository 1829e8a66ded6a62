/** Thrown if a remote mock cannot be reached or rejects a call. The message contains a suggestion. */
export class RemoteMockError extends Error {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'RemoteMockError'
  }

  override readonly name = 'RemoteMockError'
  /** The response status, if the mock responded. */
  readonly status: number | undefined

  constructor(message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.status = options.status
  }
}
