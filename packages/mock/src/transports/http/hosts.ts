import { isIP } from 'node:net'

/** Says of an authority, such as `localhost:4010`, whether it is one that the mock may be called by. */
export type KnowsHost = (authority: string) => boolean

const WILDCARDS = new Set(['0.0.0.0', '::'])
const AUTHORITY = /^(\[[\da-f:.]+\]|[^\s:/?#@\\[\]]+)(:\d*)?$/i

/** @param bound the host that was asked for, and the address that it came to. */
export function hostsOf(bound: readonly string[], port: number, allowed: readonly string[]): KnowsHost {
  const tests = [
    isLoopback,
    ...bound.map(bracketed).map(host => (name: string) => name === nameOf(host)),
    ...allowed.map(host => host.toLowerCase()).map(host => (name: string) => isAllowed(name, host)),
    // Rebinding takes a name, which an address is not; which addresses the machine has can change at any time.
    ...(bound.some(host => WILDCARDS.has(host)) ? [isAddress] : []),
  ]
  // What nearly all requests have is looked up.
  const usual = new Set(['127.0.0.1', 'localhost', ...bound.map(bracketed)].map(host => `${host}:${port}`))
  return authority => {
    if (usual.has(authority)) return true
    const name = nameOf(authority)
    return name !== undefined && tests.some(test => test(name))
  }
}

/** The host as a URL has it, such as 127.0.0.1 for 127.1. */
function nameOf(authority: string): string | undefined {
  if (!AUTHORITY.test(authority)) return undefined
  return URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '')
}

function isLoopback(name: string): boolean {
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  )
}

function isAllowed(name: string, host: string): boolean {
  return host.startsWith('.') ? name === host.slice(1) || name.endsWith(host) : name === host
}

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0

/** As it stands in a URL. */
export const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host.toLowerCase())
