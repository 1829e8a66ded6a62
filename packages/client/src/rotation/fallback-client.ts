import { AuthenticationError, PermissionDeniedError, type Secret, type Workbench } from '../index.ts'

/**
 * Calls Workbench with the client's key, or with a successor of it. The key that the client uses may be among those that are
 * rotated: once it is disabled, its successor is used instead.
 */
export class FallbackClient {
  readonly #clients: [Workbench, ...Workbench[]]

  constructor(workbench: Workbench) {
    this.#clients = [workbench]
  }

  /** Returns a client that uses another token. */
  withToken: Workbench['withToken'] = token => this.#clients[0].withToken(token)

  /** Whether Workbench accepts a secret. Every role may list organizations. */
  async accepts(secret: Secret): Promise<boolean> {
    return (await unlessRejected(this.withToken(secret).organizations.list().first())) !== undefined
  }

  /** Adds the secret of a successor, which is used when the other keys are rejected. */
  addSuccessor(secret: Secret): void {
    this.#clients.push(this.withToken(secret))
  }

  /** Makes a call with the first key that is accepted. Throws the first key's error if all are rejected. */
  async call<T>(call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    const [first, ...successors] = this.#clients
    try {
      return await call(first)
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error
      for (const workbench of successors) {
        const result = await unlessRejected(call(workbench))
        if (result !== undefined) return result.value
      }
      throw error
    }
  }
}

async function unlessRejected<T>(call: PromiseLike<T>): Promise<{ readonly value: T } | undefined> {
  try {
    return { value: await call }
  } catch (error) {
    if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) return undefined
    throw error
  }
}
