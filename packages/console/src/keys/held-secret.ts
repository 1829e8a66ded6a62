import type { Secret } from '@workbench-sdk/client'

/**
 * A secret for as long as it is shown. What a component is given can stay in Preact's tree for long after it has gone, so it is
 * given this: once it has let go, whoever still has it has nothing.
 */
export class HeldSecret {
  #secret: Secret | undefined

  constructor(secret: Secret) {
    this.#secret = secret
  }

  /** The value itself; nothing, once it was let go. */
  reveal(): string {
    return this.#secret?.reveal() ?? ''
  }

  letGo(): void {
    this.#secret = undefined
  }
}
