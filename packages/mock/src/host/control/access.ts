import { timingSafeEqual } from 'hono/utils/buffer'
import { Problem } from '../problem.ts'

/**
 * Rejects web pages of other origins, and callers without the control token, if there is one.
 *
 * @throws Problem if the request is rejected
 */
export async function checkAccess(headers: Headers, url: URL, token: string | undefined): Promise<void> {
  const origin = headers.get('origin')
  if (origin !== null && origin !== url.origin) {
    throw new Problem(
      403,
      'The control API rejects requests from pages of other origins.',
      `Send the request without the header Origin, or from a page of ${url.origin}.`,
    )
  }
  if (token === undefined) checkHost(url)
  else await checkToken(headers.get('authorization'), token)
}

/**
 * DNS rebinding makes the origin of another page look like this server's. It requires a host name: an IP address is
 * safe.
 */
function checkHost({ hostname }: URL): void {
  if (/^(\[.*\]|[\d.]+|(.*\.)?localhost)$/.test(hostname)) return
  throw new Problem(
    403,
    `The control API rejects requests to the host "${hostname}".`,
    'Use an IP address, e.g. 127.0.0.1, or start the server with a control token.',
  )
}

async function checkToken(authorization: string | null, token: string): Promise<void> {
  const received = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (received !== undefined && (await timingSafeEqual(received, token))) return
  throw new Problem(
    401,
    'The control API requires the control token of this server.',
    'Send it as Authorization: Bearer <token>. It differs from the tokens of the Workbench API.',
    { headers: { 'www-authenticate': 'Bearer' } },
  )
}
