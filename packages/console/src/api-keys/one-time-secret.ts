import type { Secret } from '@workbench-sdk/client'

/**
 * A clearable reference to a secret. Preact's tree can retain the props of an unmounted component for a long time, so components
 * receive this reference instead of the secret.
 */
export class OneTimeSecret {
  #secret: Secret | undefined

  constructor(secret: Secret) {
    this.#secret = secret
  }

  /** Returns the plain text, or an empty string after `clear`. */
  reveal(): string {
    return this.#secret?.reveal() ?? ''
  }

  clear(): void {
    this.#secret = undefined
  }
}
