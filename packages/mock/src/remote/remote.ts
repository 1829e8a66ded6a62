/**
 * The remote form of mock members. Each sends a request, and returns a promise for the result. Code that awaits the results therefore
 * works with both forms.
 */
export type Remote<T, Names extends keyof T> = {
  readonly [Name in Names]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : Promise<T[Name]>
}
