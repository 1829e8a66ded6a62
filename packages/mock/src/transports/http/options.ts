import { isIP } from 'node:net'
import { runInNewContext } from 'node:vm'
import { checkOptionNames } from '@workbench-sdk/internal/option-names'
import { printAddress } from '@workbench-sdk/internal/print-address'
import { printValue } from '@workbench-sdk/internal/print-value'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/time'

/** How long the server waits for clients, in milliseconds. */
export interface Timeouts {
  /**
   * How long the server waits for a request head, and for the TLS handshake.
   *
   * @default 10000
   */
  readonly headers?: number
  /**
   * How long the server waits for a complete request.
   *
   * @default 30000
   */
  readonly request?: number
  /**
   * How long the server waits for the next request on a connection.
   *
   * @default 5000
   */
  readonly keepAlive?: number
  /**
   * How long the server waits for a client to continue reading a response.
   *
   * @default 30000
   */
  readonly unread?: number
  /**
   * How long `close` waits for responses in progress.
   *
   * @default 5000
   */
  readonly close?: number
}

/**
 * The options for a server: its address, limits and timeouts.
 *
 * @example
 * const options: ServeOptions = { port: 4010, allowedHosts: ['workbench', '.example.test'], timeouts: { close: 500 } }
 * await using server = await serve(mock, options)
 */
export interface ServeOptions {
  /**
   * The port to listen on. With 0, the server uses any free port.
   *
   * @default 0
   */
  readonly port?: number
  /**
   * The host name or IP address to listen on. Unless it is a loopback address, everyone on the network can use the mock.
   *
   * @default '127.0.0.1'
   */
  readonly host?: string
  /**
   * Additional host names, without a port, that are allowed in the `Host` header. `.example.test` includes all subdomains.
   * `localhost`, `*.localhost`, the loopback addresses and `host` are always allowed. If the server listens on all addresses
   * (`0.0.0.0`, `::`), every IP address is allowed. Other requests are rejected, so that a web page cannot reach the mock through
   * DNS rebinding.
   *
   * @default []
   */
  readonly allowedHosts?: readonly string[]
  /**
   * Additional origins whose pages can call the mock, e.g. `https://app.example.test`. `*` means any origin. `null` means pages
   * without an origin, e.g. local files. Pages of loopback origins and of the server's own origin are always allowed.
   *
   * @default []
   */
  readonly corsOrigins?: readonly string[]
  /**
   * The maximum length of a request body, in bytes.
   *
   * @default 1048576
   */
  readonly maxBodyBytes?: number
  /**
   * The maximum total length of the request headers, in bytes.
   *
   * @default 16384
   */
  readonly maxHeaderBytes?: number
  /**
   * The maximum number of request headers.
   *
   * @default 100
   */
  readonly maxHeaders?: number
  /**
   * The maximum number of open connections. An additional connection replaces the connection that has been waiting longest for a
   * request. If all connections are waiting for a response, the additional connection is closed.
   *
   * @default 1000
   */
  readonly maxConnections?: number
  /**
   * The maximum total length of all incomplete request bodies and unread responses, in bytes. If it is exceeded, the connections
   * that have been waiting longest are closed.
   *
   * @default 16777216
   */
  readonly maxBufferedBytes?: number
  readonly timeouts?: Timeouts
  /**
   * Serves HTTPS with this certificate and key. `true` generates a self-signed certificate for `localhost`, the loopback addresses
   * and `host`. The certificate is available as `server.certificate`.
   *
   * @default false
   */
  readonly tls?: Pem | boolean
}

/** A certificate and its private key in PEM format. */
export interface Pem {
  readonly cert: string
  readonly key: string
}

/** The options with their defaults. */
export interface ResolvedServeOptions {
  readonly port: number
  readonly host: string
  readonly allowedHosts: readonly string[]
  readonly corsOrigins: readonly string[]
  readonly maxBodyBytes: number
  readonly maxHeaderBytes: number
  readonly maxHeaders: number
  readonly maxConnections: number
  readonly maxBufferedBytes: number
  readonly timeouts: Required<Timeouts>
  readonly tls: Pem | boolean
}

const SECOND = 1_000
const KIB = 1_024
const MAX_INT32 = 2 ** 31 - 1

const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  allowedHosts: [],
  corsOrigins: [],
  maxBodyBytes: KIB * KIB,
  maxHeaderBytes: 16 * KIB,
  maxHeaders: 100,
  maxConnections: 1_000,
  maxBufferedBytes: 16 * KIB * KIB,
  timeouts: {
    headers: 10 * SECOND,
    request: 30 * SECOND,
    keepAlive: 5 * SECOND,
    unread: 30 * SECOND,
    close: 5 * SECOND,
  },
  tls: false,
} as const satisfies ResolvedServeOptions

/** The minimum and maximum of each numeric option. */
const RANGES = {
  port: [0, 65_535],
  maxBodyBytes: [0, Number.MAX_SAFE_INTEGER],
  maxHeaderBytes: [256, MAX_INT32],
  maxHeaders: [1, 10_000],
  maxConnections: [1, Number.MAX_SAFE_INTEGER],
  maxBufferedBytes: [1, Number.MAX_SAFE_INTEGER],
} as const

/** @throws TypeError if an option is unknown or invalid */
export function resolveServeOptions(options: ServeOptions): ResolvedServeOptions {
  const resolved: ResolvedServeOptions = {
    ...DEFAULTS,
    ...definedValues('option', options, DEFAULTS),
    timeouts: { ...DEFAULTS.timeouts, ...definedValues('timeout', options.timeouts ?? {}, DEFAULTS.timeouts) },
  }
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    checkInteger(name, resolved[name as keyof typeof RANGES], least, most)
  }
  for (const [name, value] of Object.entries(resolved.timeouts)) {
    checkInteger(`timeouts.${name}`, value, 1, MAX_TIMER_DELAY)
  }
  checkHost(resolved.host)
  checkList('allowedHosts', resolved.allowedHosts, checkAllowedHost)
  checkList('corsOrigins', resolved.corsOrigins, checkCorsOrigin)
  checkTls(resolved.tls)
  return resolved
}

function definedValues<T extends object>(what: string, values: T, known: object): Partial<T> {
  checkOptionNames(values, known, what)
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}

function checkInteger(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return
  throw new TypeError(`Invalid ${name} ${printValue(value)}: expected an integer from ${least} to ${most}.`)
}

/** The maximum number of items in a list. The server compares each request with all of them. */
const MAX_ITEMS = 1_000

function checkList(name: string, list: unknown, checkItem: (item: unknown) => void): void {
  if (!Array.isArray(list) || list.length > MAX_ITEMS) {
    throw new TypeError(`Invalid ${name} ${printAddress(list)}: expected an array with at most ${MAX_ITEMS} items.`)
  }
  for (const item of list) checkItem(item)
}

/** The maximum length of a host name (RFC 1035). */
const MAX_HOST = 253

/** Checks that the host is valid in a URL. The server could listen on an invalid host, but clients could not reach it. */
function checkHost(host: unknown): void {
  const isHost = typeof host === 'string' && host.length <= MAX_HOST && !/[@/?#\\]/.test(host)
  if (isHost && URL.canParse(`http://${bracketed(host)}/`)) return
  throw new TypeError(`Invalid host ${printAddress(host)}: expected a name or an IP address, e.g. 127.0.0.1 or ::1.`)
}

function checkAllowedHost(host: unknown): void {
  if (typeof host === 'string' && /^(\.?[\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])$/i.test(host)) return
  throw new TypeError(
    `Invalid allowed host ${printAddress(host)}: expected a name or an IP address without a port, e.g. workbench, .example.test or [fd00::1].`,
  )
}

function checkCorsOrigin(origin: unknown): void {
  if (origin === '*' || origin === 'null') return
  if (typeof origin === 'string' && !origin.includes('*') && originOf(origin) === origin.toLowerCase()) return
  throw new TypeError(
    `Invalid CORS origin ${printAddress(origin)}: expected an origin without a path, e.g. https://app.example.test, or "*" or "null".`,
  )
}

function checkTls(tls: unknown): void {
  if (typeof tls === 'boolean') return
  const { cert, key } = Object(tls) as Partial<Record<keyof Pem, unknown>>
  if (typeof cert === 'string' && typeof key === 'string') return
  throw new TypeError('Invalid tls: expected a boolean, or a certificate and its key in PEM format: { cert, key }.')
}

const DAY = 86_400_000
/** The validity of the certificate. It is backdated for clients whose clocks are slow. */
const VALID = { before: DAY, for: 365 * DAY }

/** Generates a self-signed certificate for the host, and for the loopback names and addresses. */
export async function selfSigned(host: string): Promise<Pem> {
  // Imported on demand, because it is slow to load.
  const { generate } = await import('selfsigned')
  // Reads the clock of another context. Clients compare the dates with the real time, even under fake timers.
  const now: number = runInNewContext('Date.now()')
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - VALID.before),
    notAfterDate: new Date(now + VALID.for),
    extensions: [
      // If a client trusts the certificate, it still cannot sign other certificates.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...new Set(['localhost', '127.0.0.1', '::1', host])].map(altName) },
    ],
  })
  return { cert, key }
}

const altName = (host: string) => (isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host })

/** Returns the host in URL notation. */
export const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host.toLowerCase())

/** Returns the normalized origin. Browsers do not define origins for non-HTTP schemes, so these are compared as they are. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url) return undefined
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin
}
