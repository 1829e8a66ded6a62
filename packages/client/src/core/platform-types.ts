/**
 * The type of a global class if the program declares it, e.g. through the DOM library or `@types/node`. Otherwise, this is
 * `Fallback`, so that the declarations compile without them.
 */
type Platform<Name extends string, Fallback> = typeof globalThis extends {
  readonly [Key in Name]: { readonly prototype: infer Instance }
}
  ? Instance
  : Fallback

export type PlatformAbortSignal = Platform<
  'AbortSignal',
  {
    readonly aborted: boolean
    readonly reason: unknown
    addEventListener(type: 'abort', listener: () => void): void
    removeEventListener(type: 'abort', listener: () => void): void
  }
>

export type PlatformHeaders = Platform<
  'Headers',
  {
    get(name: string): string | null
    has(name: string): boolean
    forEach(callback: (value: string, name: string) => void): void
  }
>
