import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '@workbench-sdk/internal/loopback'

/** Returns whether pages of an origin can call the server, whose authority is in the `Host` of the request. */
export type OriginCheck = (origin: string, authority: string | undefined) => boolean

export function originCheck(allowed: readonly string[]): OriginCheck {
  const listed = new Set(allowed.map(origin => origin.toLowerCase()))
  return (origin, authority) => {
    if (listed.has('*') || listed.has(origin.toLowerCase())) return true
    const url = URL.parse(origin)
    // A proxy may have another scheme than the server, but not another authority.
    return url !== null && (isLoopback(url.hostname) || url.host === authority?.toLowerCase())
  }
}

/** Returns the normalized origin. Browsers define no origin for other schemes than HTTP, so these are only compared. */
export function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url) return undefined
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin
}

/**
 * Whether a page of another site sent the request without proving anything, e.g. as the source of an image. Browsers send
 * no `Origin` then, but Fetch Metadata. Following a link is allowed, because the linking page cannot see the response.
 */
export function isBlindCrossSiteRequest(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site' || headers.authorization !== undefined) return false
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return !(followsLink && method === 'GET')
}
