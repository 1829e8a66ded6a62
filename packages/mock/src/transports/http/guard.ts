import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import { shorten } from '@workbench-sdk/internal/shorten'
import { bracketed, type ResolvedServeOptions } from './options.ts'

/** The conditions for accepting a request head. */
export interface Admission {
  readonly options: ResolvedServeOptions
  readonly isAllowedHost: HostCheck
  readonly isAllowedOrigin: OriginCheck
}

/** Returns an error if a request head is unacceptable, otherwise undefined. */
type Check = (incoming: IncomingMessage, admission: Admission) => ApiError | undefined

const CHECKS: readonly Check[] = [
  checkHeaderCount,
  checkHostHeader,
  checkHost,
  checkTarget,
  checkTransferCoding,
  checkPage,
]

/** Returns an error if a request must be rejected before its body is read, otherwise undefined. */
export function checkRequest(incoming: IncomingMessage, admission: Admission): ApiError | undefined {
  for (const check of CHECKS) {
    const error = check(incoming, admission)
    if (error) return error
  }
  return undefined
}

export const bodyTooLong = (maxBodyBytes: number) =>
  apiError('body-too-large', { detail: `The request body exceeds the limit of ${maxBodyBytes} bytes.` })

function checkHeaderCount({ rawHeaders }: IncomingMessage, { options }: Admission): ApiError | undefined {
  const { maxHeaders } = options
  if (rawHeaders.length <= maxHeaders * 2) return undefined
  return apiError('headers-too-large', { detail: `The request exceeds the limit of ${maxHeaders} headers.` })
}

function checkHostHeader({ rawHeaders, headers, httpVersion, socket }: IncomingMessage): ApiError | undefined {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  if (count === 0 && httpVersion === '1.0') {
    // HTTP/1.0 has no Host header. The client addressed the server by its IP address.
    headers.host = authorityOf(socket)
    return undefined
  }
  return count === 1 ? undefined : apiError('malformed', { detail: 'The request must have exactly one Host header.' })
}

const authorityOf = ({ localAddress = '', localPort }: Socket) =>
  `${bracketed(localAddress.replace(/^::ffff:/, ''))}:${localPort}`

/** The absolute form of a request target: RFC 9112, section 3.2.2. */
const ABSOLUTE_FORM = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/i

function checkHost(incoming: IncomingMessage, { isAllowedHost }: Admission): ApiError | undefined {
  const [url, path = ''] = ABSOLUTE_FORM.exec(incoming.url ?? '') ?? []
  const host = url && URL.parse(url)?.host
  if (host) {
    // The absolute form takes precedence over the Host header. The path is not normalized here; see `hasDotSegments`.
    incoming.url = path.startsWith('/') ? path : `/${path}`
    incoming.headers.host = host
  }
  // The asterisk form means the server: RFC 9112, section 3.2.4.
  if (incoming.method === 'OPTIONS' && incoming.url === '*') incoming.url = '/'
  // An empty port is the default one: RFC 3986, section 3.2.3. Hono's adapter does not accept it.
  incoming.headers.host = incoming.headers.host?.replace(/:$/, '')
  if (isAllowedHost(incoming.headers.host ?? '')) return undefined
  return apiError('misdirected', {
    detail: 'Unknown Host header. Use the option allowedHosts (--allowed-host) to allow other hosts.',
  })
}

/** Rejects a request target that is not a path. HTTP does not allow backslashes, and `URL` would treat them as slashes. */
function checkTarget({ url = '' }: IncomingMessage): ApiError | undefined {
  return /^\/[^\\?]*(\?|$)/.test(url)
    ? undefined
    : apiError('malformed', { detail: 'The request target must be a path.' })
}

/** Node removes the framing of chunks, and leaves any other coding in the body: RFC 9112, section 6.1. */
function checkTransferCoding({ headers }: IncomingMessage): ApiError | undefined {
  const coding = headers['transfer-encoding']
  if (coding === undefined || coding.toLowerCase() === 'chunked') return undefined
  return apiError('transfer-coding', {
    detail: 'Unsupported Transfer-Encoding header: only chunked is supported. Use Content-Encoding to compress a body.',
  })
}

function checkPage({ method, headers }: IncomingMessage, { isAllowedOrigin }: Admission): ApiError | undefined {
  const { origin, host } = headers
  if (origin === undefined ? !isBlindCrossSiteRequest(method, headers) : isAllowedOrigin(origin, host)) return undefined
  const pages = origin === undefined ? 'Pages of other sites' : `Pages of the origin "${shorten(origin)}"`
  return apiError('foreign-page', {
    detail: `${pages} cannot call this server. Use the option corsOrigins (--cors-origin) to allow an origin.`,
  })
}

/** Returns an error if the request declares a body that is too long, otherwise undefined. */
export function checkBodyLength({ headers }: IncomingMessage, maxBodyBytes: number): ApiError | undefined {
  return Number(headers['content-length'] ?? 0) <= maxBodyBytes ? undefined : bodyTooLong(maxBodyBytes)
}

/**
 * Whether the path has segments that `URL` would resolve. A proxy could treat such a path as part of the Workbench API, and the
 * server as part of the control API.
 */
export const hasDotSegments = ({ url = '' }: IncomingMessage): boolean =>
  /\/(\.|%2e){1,2}(?=[/?#]|$)/i.test(pathIn(url))

const pathIn = (target: string) => target.replace(/[?#].*/s, '')

/** Returns whether the mock accepts an authority, e.g. `localhost:4010`, in the `Host` header. */
export type HostCheck = (authority: string) => boolean

const WILDCARDS = new Set(['0.0.0.0', '::'])
const AUTHORITY = /^(\[[\da-f:.]+\]|[^\s:/?#@\\[\]]+)(:\d*)?$/i

/**
 * Creates the check for the `Host` header.
 *
 * @param bound the server's `host` option, and the address that it resolved to
 */
export function hostCheck(bound: readonly string[], port: number, allowed: readonly string[]): HostCheck {
  const tests = [
    isLoopback,
    ...bound.map(bracketed).map(host => (name: string) => name === nameOf(host)),
    ...allowed.map(host => host.toLowerCase()).map(host => (name: string) => isAllowed(name, host)),
    // DNS rebinding requires a name, so every address is safe. The machine's addresses can change at any time.
    ...(bound.some(host => WILDCARDS.has(host)) ? [isAddress] : []),
  ]
  // Nearly all requests use one of these hosts.
  const common = new Set(['127.0.0.1', 'localhost', ...bound.map(bracketed)].map(host => `${host}:${port}`))
  return authority => {
    if (common.has(authority)) return true
    const name = nameOf(authority)
    return name !== undefined && tests.some(test => test(name))
  }
}

/** Normalizes a host as URL parsers do, e.g. 127.1 to 127.0.0.1. */
function nameOf(authority: string): string | undefined {
  if (!AUTHORITY.test(authority)) return undefined
  return URL.parse(`http://${authority}`)?.hostname.replace(/\.$/, '')
}

function isAllowed(name: string, host: string): boolean {
  return host.startsWith('.') ? name === host.slice(1) || name.endsWith(host) : name === host
}

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0

/** Returns whether pages of an origin can call the server. The server's authority is in the `Host` header. */
export type OriginCheck = (origin: string, authority: string | undefined) => boolean

export function originCheck(allowed: readonly string[]): OriginCheck {
  const listed = new Set(allowed.map(origin => origin.toLowerCase()))
  return (origin, authority) => {
    if (listed.has('*') || listed.has(origin.toLowerCase())) return true
    const url = URL.parse(origin)
    // A proxy may use a different scheme than the server, but not a different authority.
    return url !== null && (isLoopback(url.hostname) || url.host === authority?.toLowerCase())
  }
}

/**
 * Whether a page of another site sent the request without an `Origin` header, e.g. to load an image. Browsers send Fetch Metadata
 * with such requests. Following a link is allowed, because the linking page cannot see the response.
 */
function isBlindCrossSiteRequest(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site' || headers.authorization !== undefined) return false
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return !(followsLink && method === 'GET')
}
