import type { Fetch, FetchHeaders, FetchResponse } from '@workbench-sdk/client'
import type { WorkbenchMock } from '../mock/mock.ts'
import { bodyTruncated, connectionLost, type MockResponse, utf8Bytes } from '../platform/http-message.ts'

/**
 * Returns the `fetch` option for a mock client. Unlike `mock.fetch`, it does not use `Request` or `Response`. Node loads these on
 * first use, which takes as long as loading the mock.
 */
export function clientFetch(mock: WorkbenchMock): Fetch {
  return async (url, { method, headers, body = '', signal }) => {
    signal.throwIfAborted()
    const request = { method, url, headers: headersOf(headers), signal, arrayBuffer: async () => utf8Bytes(body) }
    const response = await mock.handle(request)
    if (!response) throw connectionLost()
    return fetchResponse(response)
  }
}

const fetchResponse = ({ status, headers, body = '', truncated }: MockResponse): FetchResponse => ({
  status,
  headers: headersOf(headers),
  text: async () => {
    if (truncated) throw bodyTruncated()
    return body
  },
})

function headersOf(headers: Readonly<Record<string, string>>): FetchHeaders {
  const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    get: name => values.get(name.toLowerCase()) ?? null,
    forEach: callback => values.forEach(callback),
  }
}
