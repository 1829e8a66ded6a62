import { isIP } from 'node:net'
import { isLoopback } from '@workbench-sdk/internal/loopback'

/** Returns whether the mock accepts an authority, e.g. `localhost:4010`, as the `Host` of a request. */
export type HostCheck = (authority: string) => boolean

const WILDCARDS = new Set(['0.0.0.0', '::'])
const AUTHORITY = /^(\[[\da-f:.]+\]|[^\s:/?#@\\[\]]+)(:\d*)?$/i

/**
 * Creates the check of the `Host` header.
 *
 * @param bound the host option of the server, and the address that it resolved to
 */
export function hostCheck(bound: readonly string[], port: number, allowed: readonly string[]): HostCheck {
  const tests = [
    isLoopback,
    ...bound.map(bracketed).map(host => (name: string) => name === nameOf(host)),
    ...allowed.map(host => host.toLowerCase()).map(host => (name: string) => isAllowed(name, host)),
    // DNS rebinding requires a name. The addresses of the machine can change at any time.
    ...(bound.some(host => WILDCARDS.has(host)) ? [isAddress] : []),
  ]
  // Nearly all requests have one of these.
  const common = new Set(['127.0.0.1', 'localhost', ...bound.map(bracketed)].map(host => `${host}:${port}`))
  return authority => {
    if (common.has(authority)) return true
    const name = nameOf(authority)
    return name !== undefined && tests.some(test => test(name))
  }
}

/** Normalizes a host as URLs do, e.g. 127.1 to 127.0.0.1. */
function nameOf(authority: string): string | undefined {
  if (!AUTHORITY.test(authority)) return undefined
  return URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '')
}

function isAllowed(name: string, host: string): boolean {
  return host.startsWith('.') ? name === host.slice(1) || name.endsWith(host) : name === host
}

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0

/** Returns the host in the notation of URLs. */
export const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host.toLowerCase())
