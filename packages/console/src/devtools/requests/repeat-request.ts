import { REDACTED } from '@workbench-sdk/internal/redact'
import type { RecordedRequest } from '../../mock/control-api.ts'
import { KEY_FOR_CURL } from '../connect/snippets.ts'

/** The headers that a repeated request needs. Other headers belong to the connection or to the program that sent the request. */
const REPEATED_HEADERS = ['accept', 'content-type'] as const

type Repeatable = Pick<RecordedRequest, 'method' | 'path' | 'headers' | 'body'>

/** Returns the reason a request cannot be repeated exactly, or undefined if it can. */
export function obstacleTo({ path, headers, body }: Repeatable): string | undefined {
  if (`${path}${JSON.stringify(body)}`.includes(REDACTED)) {
    return `It contained secrets, which are not recorded: replace ${REDACTED} with them.`
  }
  if (typeof body === 'string' && /^\[\d+ characters\]$/.test(body)) return 'Its body was too long to be recorded.'
  const isLost = body === undefined && Number(headers['content-length'] ?? 0) > 0
  return isLost ? 'Its body was not recorded, because it was not JSON or a form.' : undefined
}

/** The text of the recorded body. */
function bodyTextOf({ headers, body }: Repeatable): string | undefined {
  if (body === undefined) return undefined
  const isForm = /x-www-form-urlencoded/i.test(headers['content-type'] ?? '')
  return isForm ? String(new URLSearchParams(body as Record<string, string>)) : JSON.stringify(body)
}

/** The headers of a repeated request, except for its key. */
const headersOf = ({ headers }: Repeatable): Readonly<Record<string, string>> =>
  Object.fromEntries(
    REPEATED_HEADERS.flatMap(header => {
      const value = headers[header]
      return value === undefined ? [] : [[header, value]]
    }),
  )

/** Returns `fetch` options that repeat the request with the page's key. */
export function toFetchOptions(request: Repeatable, token: string): RequestInit {
  const body = bodyTextOf(request)
  const authorization = request.headers.authorization === undefined ? {} : { authorization: `Bearer ${token}` }
  return {
    method: request.method,
    headers: { ...headersOf(request), ...authorization },
    ...(body !== undefined && { body }),
  }
}

/** Whether `fetch` can send this request. It rejects some methods and headers. */
export function canBrowserSend(request: Repeatable): boolean {
  try {
    return new Request('http://127.0.0.1', toFetchOptions(request, '')).method === request.method
  } catch {
    return false
  }
}

/** Returns a command that repeats the request with the key in the environment variable `WORKBENCH_API_KEY`. */
export function toCurl(request: Repeatable, baseUrl: string): string {
  const { method, path, headers } = request
  const body = bodyTextOf(request)
  return [
    headers.authorization === undefined ? 'curl' : KEY_FOR_CURL,
    ...methodArgument(method),
    ...Object.entries(headersOf(request)).map(([header, value]) => `-H ${quoted(`${header}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
    // curl interprets brackets in a URL as a pattern.
    ...(/[[\]{}]/.test(path) ? ['--globoff'] : []),
    quoted(baseUrl + path),
  ].join(' \\\n  ')
}

function methodArgument(method: string): readonly string[] {
  if (method === 'GET') return []
  return method === 'HEAD' ? ['--head'] : [`-X ${quoted(method)}`]
}

/** Quotes an argument for a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
