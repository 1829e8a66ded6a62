/** Where a secret goes: to be implemented for whatever place your programs read their keys from. */
export interface Store {
  /** For people to read. */
  readonly label: string
  /** Throws where a secret could not be stored: asked before there is one, and changes nothing. */
  check(): Promise<void>
  save(secret: string, signal: AbortSignal): Promise<void>
  /** The secret as its users will read it. A store that gives nothing back has no such method. */
  readBack?(): Promise<string>
  /** Puts back what was there before `save`. Throws where the store may still hold the new secret. */
  restore(): Promise<void>
}

export class StoreError extends Error {
  override name = 'StoreError'
}
