/** The meaning of a value that `fetch` threw. */
export interface FetchFailure {
  /** Whether Workbench certainly did not receive the request. */
  readonly unsent: boolean
  /** Whether another attempt would fail in the same way. */
  readonly isPermanent: boolean
  readonly code: string | undefined
  /** A suggestion, as one or more sentences. */
  readonly advice: string
}

type Kind = readonly [codes: RegExp, messages: RegExp, advice: string, isPermanent?: true]

const CHECK_NETWORK = 'Check baseUrl and the network.'
const USE_PROXY = 'set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, or pass a fetch that uses it.'
const NEVER = /^\b$/

const NO_CONNECTION: Kind = [
  /^(ECONNREFUSED|E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_ACCESS_DENIED|ConnectionRefused|FailedToOpenSocket)$/,
  /\bconnect E[A-Z]+\b|client error \(Connect\)|^Requires net access/,
  `${CHECK_NETWORK} If a proxy is required, ${USE_PROXY}`,
]

/** The failures to connect, by the codes and messages of Node, undici, Bun, Deno and workerd. */
const KINDS: readonly Kind[] = [
  [
    /^ERR_TLS_CERT|^(?!ERR_).*(CERT|CRL|ISSUER|SIGNATURE|INVALID_(CA|PURPOSE)|PATH_LENGTH|MISMATCH$)/,
    /invalid peer certificate/,
    'The certificate is not trusted. For a private CA, or a proxy that inspects TLS, set NODE_EXTRA_CA_CERTS.',
    true,
  ],
  [
    // An established connection can also fail, e.g. with ERR_SSL_BAD_RECORD_MAC.
    /^ERR_TLS_|^ERR_SSL_.*(VERSION|PROTOCOL|HANDSHAKE|PACKET_LENGTH|HTTP|NAME|CIPHER|SMALL|WEAK|SECURITY|SIGNATURE|CERT|UNKNOWN_CA)/,
    /before secure TLS connection was established/,
    'The TLS handshake failed. Check the scheme and the port of baseUrl.',
    true,
  ],
  [
    /^(UND_)?ERR_(PRX|PROXY)_/,
    /^Proxy response \(\d+\)|tunnel error/,
    'The proxy did not connect. Check its URL and credentials, or exclude the host with NO_PROXY.',
  ],
  [
    /^(ENOTFOUND|ENODATA|EAI_\w+)$/,
    /: dns error|^DNS lookup failed/,
    `The host name is unknown. Check baseUrl and DNS. If only a proxy knows it, ${USE_PROXY}`,
  ],
  [NEVER, /fetch is not a function/, 'This environment has no `fetch`: pass one as an option.', true],
  [NEVER, /^bad port$/, '`fetch` blocks this port. Use another one.', true],
  [/^(UND_ERR_INVALID_ARG|ERR_INVALID_\w+)$/, NEVER, '`fetch` did not accept the request: see the cause.', true],
  NO_CONNECTION,
]

/** Classifies a value that `fetch` threw. */
export function explain(thrown: unknown): FetchFailure {
  const errors = withCauses(thrown)
  const codes = errors.map(each => text(each, 'code'))
  const kind = errors.map(kindOf).find(each => each !== undefined)
  const [, , advice = CHECK_NETWORK, isPermanent = false] = kind ?? []
  return {
    unsent: kind !== undefined,
    isPermanent,
    code: codes.find(each => /^[A-Z]\w{2,50}$/.test(each)),
    advice,
  }
}

function kindOf(error: unknown): Kind | undefined {
  const syscall = text(error, 'syscall')
  // An established connection can fail with the same codes, e.g. EHOSTUNREACH.
  if (/^(read|write|shutdown)/.test(syscall)) return undefined
  const found = KINDS.find(
    ([codes, messages]) => codes.test(text(error, 'code')) || messages.test(text(error, 'message')),
  )
  return found ?? (syscall === 'connect' ? NO_CONNECTION : undefined)
}

/** Frameworks throw an error with a digest to end a rendering, e.g. that of Next.js: it must reach the framework as it is. */
export function isControlFlow(thrown: unknown): boolean {
  return text(thrown, 'digest') !== ''
}

/** Returns the name of the class of a thrown value. */
export function nameOf(thrown: unknown): string {
  return text(thrown, 'name') || typeof thrown
}

const MAX_DEPTH = 4
const MAX_LENGTH = 500
const MAX_STACK_LENGTH = 4000

/** Returns an error, its causes, and the errors that it aggregates. */
function withCauses(error: unknown, depth = 0): readonly unknown[] {
  if (depth === MAX_DEPTH || typeof error !== 'object' || error === null) return []
  const errors = property(error, 'errors')
  const nested = [property(error, 'cause'), ...(Array.isArray(errors) ? errors.slice(0, MAX_DEPTH) : [])]
  return [error, ...nested.flatMap(each => withCauses(each, depth + 1))]
}

/**
 * Copies a thrown value, because the original may contain the request and with it the token: the name, the message, the code and
 * the stack of an error, and its causes. `printable` replaces the secrets in a text.
 */
export function redactedCopy(
  thrown: unknown,
  printable: (text: string, maxLength: number) => string,
  depth = 0,
): unknown {
  const safe = (value: string) => printable(value, MAX_LENGTH)
  if (typeof thrown === 'string') return safe(thrown)
  if (typeof thrown !== 'object' || thrown === null || depth === MAX_DEPTH) return undefined
  const copy = new Error(safe(text(thrown, 'message')))
  const errors = property(thrown, 'errors')
  const frames = text(thrown, 'stack')
    .split('\n')
    .filter(line => /^\s+at |@/.test(line))
  const name = safe(nameOf(thrown))
  const details = {
    name,
    stack: [`${name}: ${copy.message}`, ...frames.map(frame => `    ${safe(frame)}`)]
      .join('\n')
      .slice(0, MAX_STACK_LENGTH),
    code: safe(text(thrown, 'code')) || undefined,
    cause: redactedCopy(property(thrown, 'cause'), printable, depth + 1),
    errors: Array.isArray(errors)
      ? errors.slice(0, MAX_DEPTH).map(each => redactedCopy(each, printable, depth + 1))
      : undefined,
  }
  for (const [key, value] of Object.entries(details)) {
    if (value !== undefined) Object.defineProperty(copy, key, { value, configurable: true, writable: true })
  }
  return copy
}

function text(value: unknown, name: string): string {
  const found = property(value, name)
  return typeof found === 'string' ? found : ''
}

/** Returns a property of a thrown value, whose getters may throw. */
function property(value: unknown, name: string): unknown {
  try {
    return Object(value)[name]
  } catch {
    return undefined
  }
}
