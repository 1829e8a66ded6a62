import type { FetchFailure } from '../../platform.ts'
import { property, text } from '../error-from-response.ts'

type Kind = readonly [codes: RegExp, messages: RegExp, advice: string, isPermanent?: true]

const CHECK_NETWORK = 'Check baseUrl and the network.'
const USE_PROXY = 'set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, or pass a `fetch` that uses it.'
const NEVER = /^\b$/

const NO_CONNECTION: Kind = [
  /^(ECONNREFUSED|E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_ACCESS_DENIED|ConnectionRefused|FailedToOpenSocket)$/,
  /\bconnect E[A-Z]+\b|client error \(Connect\)|^Requires net access/,
  `${CHECK_NETWORK} If a proxy is required, ${USE_PROXY}`,
]

/** Connection failures, identified by the error codes and messages of Node, undici, Bun, Deno and workerd. */
const KINDS: readonly Kind[] = [
  [
    /^ERR_TLS_CERT|^(?!(UND_)?ERR_).*(CERT|CRL|ISSUER|SIGNATURE|INVALID_(CA|PURPOSE)|PATH_LENGTH|MISMATCH$)/,
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
    `The host name is unknown. Check baseUrl and DNS. If only a proxy can resolve it, ${USE_PROXY}`,
  ],
  [NEVER, /fetch is not a function/, 'This environment has no `fetch`. Pass a `fetch` option.', true],
  [NEVER, /^bad port$/, '`fetch` blocks this port. Use another one.', true],
  [/^(UND_ERR_INVALID_ARG|ERR_INVALID_\w+)$/, NEVER, '`fetch` did not accept the request: see `cause`.', true],
  NO_CONNECTION,
]

/** Explains why a connection failed, in Node, Bun, Deno and workerd. */
export function explainConnectionFailure(thrown: unknown): FetchFailure {
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
  // node-fetch reports the system call in another property, or only in the message.
  const syscall = text(error, 'syscall') || text(error, 'erroredSysCall')
  // An established connection can fail with the same codes, e.g. EHOSTUNREACH.
  if (/^(read|write|shutdown)|\b(read|write|shutdown) E[A-Z]+/.test(`${syscall} ${text(error, 'message')}`))
    return undefined
  const found = KINDS.find(
    ([codes, messages]) => codes.test(text(error, 'code')) || messages.test(text(error, 'message')),
  )
  return found ?? (syscall === 'connect' ? NO_CONNECTION : undefined)
}

const MAX_DEPTH = 4

/** Returns an error, its causes, and the errors that it aggregates. */
function withCauses(error: unknown, depth = 0): readonly unknown[] {
  if (depth === MAX_DEPTH || typeof error !== 'object' || error === null) return []
  const errors = property(error, 'errors')
  const nested = [property(error, 'cause'), ...(Array.isArray(errors) ? errors.slice(0, MAX_DEPTH) : [])]
  return [error, ...nested.flatMap(each => withCauses(each, depth + 1))]
}
