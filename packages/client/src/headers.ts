const HIDDEN = '[secret]'

/** The request headers whose values tell nothing. Any other may be a user's, and hold whatever users have. */
const OPEN = new Set(['accept', 'content-type', 'traceparent', 'tracestate'])

/** Request headers to be seen by others. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, OPEN.has(name) ? value : HIDDEN]))
}

/** The headers of an answer to be seen by others: without cookies, and without what the answer echoes of the request. */
export function answeredHeaders(headers: Headers, redact: (text: string) => string): Record<string, string> {
  const all = [...headers].map(([name, value]) => [name, name === 'set-cookie' ? HIDDEN : redact(value)])
  return Object.fromEntries(all)
}
