/**
 * Members of a mock whose remote form sends a request: it returns a promise of the result. Code that awaits the results therefore works
 * with both.
 */
export type Remote<T, Names extends keyof T> = {
  readonly [Name in Names]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : Promise<T[Name]>
}
