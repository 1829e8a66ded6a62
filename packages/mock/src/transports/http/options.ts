import { isIP } from 'node:net'
import { MAX_TIMER_DELAY } from '@workbench-sdk/internal/sleep'
import { bracketed } from './hosts.ts'

/** How long the port waits for its clients, in milliseconds. */
export interface Timeouts {
  /** For the head of a request, and for the handshake of TLS. Default: 10,000. */
  readonly headers?: number
  /** For a whole request. Default: 30,000. */
  readonly request?: number
  /** For the next request on a connection. Default: 5,000. */
  readonly keepAlive?: number
  /** For a client to read on, where a part of its answer waits to be read. Default: 30,000. */
  readonly unread?: number
  /** In which `close` lets answers that are under way come to their end. Default: 5,000. */
  readonly close?: number
}

/**
 * Where a mock listens, and what a client may ask of it.
 *
 * @example
 * const options: ServeOptions = { port: 4010, allowedHosts: ['workbench', '.example.test'], timeouts: { close: 500 } }
 * await using server = await serve(mock, options)
 */
export interface ServeOptions {
  /** Default: 0, any port that is free. */
  readonly port?: number
  /** Default: `127.0.0.1`. On another address anybody who reaches it can use the mock. */
  readonly host?: string
  /**
   * Names, without a port, that the mock is called by, beside `localhost`, `*.localhost`, the loopback addresses, and the
   * host that it listens on; on all addresses (`0.0.0.0`, `::`) beside any address as well. `.example.test` is that name and
   * all below it. Whatever else a request has as its `Host` is refused, so that no web page can reach the mock by a name
   * of its own that it makes lead here (DNS rebinding).
   */
  readonly allowedHosts?: readonly string[]
  /** The longest body. Default: 1 MiB. */
  readonly maxBodyBytes?: number
  /** The longest head of a request, all headers together. Default: 16 KiB. */
  readonly maxHeaderBytes?: number
  /** The most headers of a request. Default: 100. */
  readonly maxHeaders?: number
  /** The most connections at a time; one more is closed at once. Default: 1,000. */
  readonly maxConnections?: number
  readonly timeouts?: Timeouts
  /**
   * Speaks HTTPS: with a certificate and its key as PEM, or, where it is `true`, with one that is made for `localhost`,
   * the loopback addresses and `host`, and is shown as `certificate`. Default: plain HTTP.
   */
  readonly tls?: Pem | boolean
}

/** A certificate and its private key, as PEM. */
export interface Pem {
  readonly cert: string
  readonly key: string
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly allowedHosts: readonly string[]
  readonly maxBodyBytes: number
  readonly maxHeaderBytes: number
  readonly maxHeaders: number
  readonly maxConnections: number
  readonly timeouts: Required<Timeouts>
  readonly tls: Pem | boolean
}

const SECOND = 1_000
const KIB = 1_024

const DEFAULTS = {
  port: 0,
  host: '127.0.0.1',
  allowedHosts: [],
  maxBodyBytes: KIB * KIB,
  maxHeaderBytes: 16 * KIB,
  maxHeaders: 100,
  maxConnections: 1_000,
  timeouts: {
    headers: 10 * SECOND,
    request: 30 * SECOND,
    keepAlive: 5 * SECOND,
    unread: 30 * SECOND,
    close: 5 * SECOND,
  },
  tls: false,
} as const satisfies Settings

/** The least and the most of each number. */
const RANGES = {
  port: [0, 65_535],
  maxBodyBytes: [0, Number.MAX_SAFE_INTEGER],
  maxHeaderBytes: [256, 2 ** 31 - 1],
  maxHeaders: [1, 10_000],
  maxConnections: [1, Number.MAX_SAFE_INTEGER],
} as const

/** The options with their defaults. @throws TypeError where one cannot be. */
export function settingsOf(options: ServeOptions): Settings {
  const settings: Settings = {
    ...DEFAULTS,
    ...given('option', options, DEFAULTS),
    timeouts: { ...DEFAULTS.timeouts, ...given('timeout', options.timeouts ?? {}, DEFAULTS.timeouts) },
  }
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    checkNumber(`option ${name}`, settings[name as keyof typeof RANGES], least, most)
  }
  for (const [name, value] of Object.entries(settings.timeouts))
    checkNumber(`timeout ${name}`, value, 1, MAX_TIMER_DELAY)
  checkBound(settings.host)
  settings.allowedHosts.forEach(checkHost)
  checkTls(settings.tls)
  return settings
}

/** What is given, and not left `undefined`. */
function given<T extends object>(what: string, values: T, known: object): Partial<T> {
  for (const name of Object.keys(values)) {
    if (Object.hasOwn(known, name)) continue
    throw new TypeError(`There is no ${what} ${name}. There are: ${Object.keys(known).join(', ')}.`)
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}

function checkNumber(what: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return
  throw new TypeError(`The ${what} is a whole number from ${least} to ${most}, and not ${String(value)}.`)
}

/** One that no URL can have would be listened on, and never be called. */
function checkBound(host: unknown): void {
  if (typeof host === 'string' && URL.canParse(`http://${bracketed(host)}/`)) return
  throw new TypeError(`The option host is a name or an address, such as 127.0.0.1 or ::1, and not "${String(host)}".`)
}

function checkHost(host: unknown): void {
  if (typeof host === 'string' && /^(\.?[\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])$/i.test(host)) return
  throw new TypeError(
    `An allowed host is a name or an address without a port, such as workbench, .example.test or [fd00::1], and not ${String(host)}.`,
  )
}

function checkTls(tls: unknown): void {
  if (typeof tls === 'boolean') return
  const { cert, key } = Object(tls) as Partial<Record<keyof Pem, unknown>>
  if (typeof cert === 'string' && typeof key === 'string') return
  throw new TypeError('The option tls is true, false, or a certificate and its key as PEM: { cert, key }.')
}

const DAY = 86_400_000
/** Clocks that are behind by less than a day take it, too. */
const VALID = { before: DAY, for: 365 * DAY }

/** A certificate of its own for the names of loopback, and for the host that is listened on. */
export async function selfSigned(host: string): Promise<Pem> {
  // Costs its import to those alone who ask for it.
  const { generate } = await import('selfsigned')
  const now = Date.now()
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - VALID.before),
    notAfterDate: new Date(now + VALID.for),
    extensions: [
      // Such that it is trusted as what it is, and can vouch for no other.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...new Set(['localhost', '127.0.0.1', '::1', host])].map(altName) },
    ],
  })
  return { cert, key }
}

const altName = (host: string) => (isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host })
