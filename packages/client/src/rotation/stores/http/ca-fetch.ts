import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Fetch } from '../../../index.ts'

/**
 * Returns a `fetch` function that trusts a private certificate authority. The global `fetch` cannot do this.
 *
 * @param readCa Returns certificates in PEM format. It is called for each request, because certificates are renewed.
 */
export function fetchWithCa(readCa: () => string | Promise<string>): Fetch {
  return async (url, { method, headers, body, signal }) => {
    const ca = await readCa()
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, ca, agent: false, signal: signal as AbortSignal })
      sent.on('error', reject)
      sent.on('response', response => {
        const received = new Headers()
        for (const [name, value] of Object.entries(response.headers)) received.set(name, String(value))
        resolve({ status: response.statusCode ?? 0, headers: received, body: response, text: () => text(response) })
      })
      sent.end(body)
    })
  }
}
