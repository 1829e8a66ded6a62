import type { Workbench } from '../client.ts'
import { AuthenticationError, PermissionDeniedError } from '../errors.ts'
import type { Secret } from '../secret.ts'

/**
 * By whose key keys are managed. The one that the rotation runs with may be among those that it retires: then a successor
 * goes on in its place.
 */
export class Authority {
  readonly #clients: [Workbench, ...Workbench[]]

  constructor(workbench: Workbench) {
    this.#clients = [workbench]
  }

  /** A client that differs from the first one in its token. */
  withToken: Workbench['withToken'] = token => this.#clients[0].withToken(token)

  /** Whether a secret is accepted. Any role may list organizations. */
  async accepts(secret: Secret): Promise<boolean> {
    return (await unlessRefused(this.withToken(secret).organizations.list().first())) !== undefined
  }

  /** Adds a key that works, for when the others do not any more. */
  add(workbench: Workbench): void {
    this.#clients.push(workbench)
  }

  /** Makes a call by the first client that is accepted, and throws what the first one throws where none is. */
  async run<T>(call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    const [first, ...others] = this.#clients
    try {
      return await call(first)
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error
      for (const workbench of others) {
        const outcome = await unlessRefused(call(workbench))
        if (outcome !== undefined) return outcome.value
      }
      throw error
    }
  }
}

async function unlessRefused<T>(call: PromiseLike<T>): Promise<{ readonly value: T } | undefined> {
  try {
    return { value: await call }
  } catch (error) {
    if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) return undefined
    throw error
  }
}
