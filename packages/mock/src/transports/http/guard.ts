import type { IncomingMessage } from 'node:http'
import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { KnowsHost } from './hosts.ts'
import type { Settings } from './options.ts'

/** What can be told of a request by its head alone. */
type Check = (incoming: IncomingMessage, settings: Settings, knowsHost: KnowsHost) => ApiError | undefined

const CHECKS: readonly Check[] = [fewHeaders, oneHost, knownHost, aPath, shortBody]

/** Why a request is refused before its body is read, where it is. */
export function checkRequest(...[incoming, settings, knowsHost]: Parameters<Check>): ApiError | undefined {
  for (const check of CHECKS) {
    const refusal = check(incoming, settings, knowsHost)
    if (refusal) return refusal
  }
  return undefined
}

export const tooLong = (maxBodyBytes: number) =>
  apiError('body-too-large', { detail: `The request body exceeds the limit of ${maxBodyBytes} bytes.` })

function fewHeaders({ rawHeaders }: IncomingMessage, { maxHeaders }: Settings): ApiError | undefined {
  if (rawHeaders.length <= maxHeaders * 2) return undefined
  return apiError('headers-too-large', { detail: `The request exceeds the limit of ${maxHeaders} headers.` })
}

function oneHost({ rawHeaders }: IncomingMessage): ApiError | undefined {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count === 1 ? undefined : apiError('malformed', { detail: 'The request must have exactly one Host header.' })
}

function knownHost(incoming: IncomingMessage, _: Settings, knowsHost: KnowsHost): ApiError | undefined {
  const { url = '' } = incoming
  const target = url.startsWith('/') ? null : URL.parse(url)
  if (target?.host) {
    // What a proxy is asked for. It says itself what host is meant, whatever the header says.
    incoming.url = `${target.pathname}${target.search}`
    incoming.headers.host = target.host
  }
  // All of the server, and no path of it.
  if (incoming.method === 'OPTIONS' && incoming.url === '*') incoming.url = '/'
  if (knowsHost(incoming.headers.host ?? '')) return undefined
  const detail = 'Unknown Host header. Use the option allowedHosts to allow other hosts.'
  return apiError('misdirected', { detail })
}

/** A backslash in a path is none of HTTP's, and a URL would take it for a slash. */
function aPath({ url = '' }: IncomingMessage): ApiError | undefined {
  return /^\/[^\\?]*(\?|$)/.test(url)
    ? undefined
    : apiError('malformed', { detail: 'The request target must be a path.' })
}

function shortBody({ headers }: IncomingMessage, { maxBodyBytes }: Settings): ApiError | undefined {
  return Number(headers['content-length'] ?? 0) <= maxBodyBytes ? undefined : tooLong(maxBodyBytes)
}
