/** How far the header `Date` can be behind, in milliseconds: it has whole seconds, and the response can take some time. */
const PRECISION = 2_000

/**
 * Returns the time of a server according to the header `Date` of its response. If the clock of this machine agrees with it, that is more
 * precise.
 */
export function serverTime(header: string | null | undefined, now: Date): Date {
  const time = Date.parse(header ?? '')
  return Math.abs(time - now.getTime()) > PRECISION ? new Date(time) : now
}
