/**
 * The remote counterpart of mock members. Each member sends a request and returns a promise for the result, so code that awaits the
 * results works with both forms.
 */
export type Remote<T, Names extends keyof T> = {
  readonly [Name in Names]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : Promise<T[Name]>
}
