import { BodyTooLargeError } from './read-body.ts'

/** The reason for a missing response. The error from `fetch` is not shown, because it may contain the request. */
export interface Failure {
  readonly problem: string
  readonly advice: string
  /** Whether it is certain that the request was not sent. */
  readonly isUnsent: boolean
  /** Whether a retry would fail in the same way. */
  readonly isPermanent: boolean
}

const UNTRUSTED = /^(\w*_CERT\w*|CERT_\w+|UNABLE_TO_\w+|ERR_TLS_CERT\w*)$/
const NOT_TLS = /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/
/** The codes that are safe to show in messages. */
const KNOWN = /^(E[A-Z]{3,15}|EAI_[A-Z]+|UND_ERR_[A-Z_]+)$/

/** Explains why a request did not receive a complete response. */
export function explainFailure(error: unknown, name: string): Failure {
  if (error instanceof BodyTooLargeError) {
    const problem = `${name} responded with more than ${error.limit / 1024} KiB.`
    return { problem, advice: 'Check the URL.', isUnsent: false, isPermanent: true }
  }
  const errors = withCauses(error)
  const codes = errors.map(each => String(each.code ?? ''))
  const untrusted = codes.find(code => UNTRUSTED.test(code))
  if (untrusted !== undefined) {
    const advice =
      'For a private certificate authority, pass `ca` if the store supports it, or set NODE_EXTRA_CA_CERTS.'
    const problem = `The certificate of ${name} is not trusted (${untrusted}).`
    return { problem, advice, isUnsent: true, isPermanent: true }
  }
  if (codes.some(code => NOT_TLS.test(code))) {
    const advice = 'Check the scheme and the port of the URL.'
    return { problem: `${name} does not use TLS.`, advice, isUnsent: true, isPermanent: true }
  }
  const code = codes.find(each => KNOWN.test(each)) ?? 'no details'
  const isUnsent = errors.some(each => UNSENT.test(String(each.code)) || each.syscall === 'connect')
  const problem = isUnsent
    ? `Cannot connect to ${name} (${code}).`
    : `The connection to ${name} was lost before it responded (${code}).`
  return { problem, advice: 'Check the URL and the network.', isUnsent, isPermanent: false }
}

interface SystemError {
  readonly code?: unknown
  readonly syscall?: unknown
  readonly cause?: unknown
}

const MAX_DEPTH = 4

/** Returns an error and its causes. */
function withCauses(error: unknown, depth = 0): readonly SystemError[] {
  if (depth === MAX_DEPTH || typeof error !== 'object' || error === null) return []
  const found: SystemError = error
  return [found, ...withCauses(found.cause, depth + 1)]
}
