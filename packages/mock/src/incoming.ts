/** A request, whatever it came by: as much of a `Request` as an answer depends on. */
export interface Incoming {
  readonly method: string
  readonly url: string
  readonly headers: Pick<Headers, 'get'>
  /** Aborted where whoever asked has gone away. */
  readonly signal: AbortSignal
  text(): Promise<string>
}
