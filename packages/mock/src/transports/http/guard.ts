import type { IncomingMessage } from 'node:http'
import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { HostCheck } from './hosts.ts'
import type { ResolvedServeOptions } from './options.ts'

/** A check of the head of a request. */
type Check = (incoming: IncomingMessage, options: ResolvedServeOptions, isAllowed: HostCheck) => ApiError | undefined

const CHECKS: readonly Check[] = [checkHeaderCount, checkHostHeader, checkHost, checkTarget, checkBodyLength]

/** Returns the error of a request that is rejected before its body is read. */
export function checkRequest(...[incoming, options, isAllowed]: Parameters<Check>): ApiError | undefined {
  for (const check of CHECKS) {
    const error = check(incoming, options, isAllowed)
    if (error) return error
  }
  return undefined
}

export const bodyTooLong = (maxBodyBytes: number) =>
  apiError('body-too-large', { detail: `The request body exceeds the limit of ${maxBodyBytes} bytes.` })

function checkHeaderCount({ rawHeaders }: IncomingMessage, { maxHeaders }: ResolvedServeOptions): ApiError | undefined {
  if (rawHeaders.length <= maxHeaders * 2) return undefined
  return apiError('headers-too-large', { detail: `The request exceeds the limit of ${maxHeaders} headers.` })
}

function checkHostHeader({ rawHeaders }: IncomingMessage): ApiError | undefined {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count === 1 ? undefined : apiError('malformed', { detail: 'The request must have exactly one Host header.' })
}

function checkHost(incoming: IncomingMessage, _: ResolvedServeOptions, isAllowed: HostCheck): ApiError | undefined {
  const { url = '' } = incoming
  const target = url.startsWith('/') ? null : URL.parse(url)
  if (target?.host) {
    // The absolute form takes precedence over the Host header: RFC 9112, section 3.2.2.
    incoming.url = `${target.pathname}${target.search}`
    incoming.headers.host = target.host
  }
  // The asterisk form means the server: RFC 9112, section 3.2.4.
  if (incoming.method === 'OPTIONS' && incoming.url === '*') incoming.url = '/'
  if (isAllowed(incoming.headers.host ?? '')) return undefined
  return apiError('misdirected', {
    detail: 'Unknown Host header. Use the option allowedHosts (--allowed-host) to allow other hosts.',
  })
}

/** A backslash is not allowed in HTTP, and `URL` would treat it as a slash. */
function checkTarget({ url = '' }: IncomingMessage): ApiError | undefined {
  return /^\/[^\\?]*(\?|$)/.test(url)
    ? undefined
    : apiError('malformed', { detail: 'The request target must be a path.' })
}

function checkBodyLength({ headers }: IncomingMessage, { maxBodyBytes }: ResolvedServeOptions): ApiError | undefined {
  return Number(headers['content-length'] ?? 0) <= maxBodyBytes ? undefined : bodyTooLong(maxBodyBytes)
}
