import { timingSafeEqual } from 'hono/utils/buffer'
import { bearerTokenOf, type RequestHead } from '../../platform/http-message.ts'
import { Problem } from '../problem.ts'

/** The access that a request requires. Every caller can check the server's health. */
export type Access = 'control' | 'health'

/**
 * Rejects requests from pages of other origins and, if there is a control token, from callers without it.
 *
 * @throws Problem if the request is rejected
 */
export async function checkAccess(
  headers: RequestHead['headers'],
  url: URL,
  token: string | undefined,
  access: Access = 'control',
): Promise<void> {
  checkPage(headers, url)
  if (token === undefined) checkHost(url)
  else if (access === 'control') await checkToken(headers.get('authorization'), token)
}

/** The values of `Sec-Fetch-Site` for requests from the user or from the server's own page. */
const OWN_SITES: ReadonlySet<string | null> = new Set([null, 'same-origin', 'none'])

/** Browsers omit `Origin` from some requests, e.g. image requests, but send Fetch Metadata with them. */
function checkPage(headers: RequestHead['headers'], url: URL): void {
  const origin = headers.get('origin')
  if ((origin !== null && origin !== url.origin) || !OWN_SITES.has(headers.get('sec-fetch-site'))) {
    throw new Problem(
      403,
      'The control API rejects requests from pages of other origins.',
      `Send the request without the header Origin, or from a page of ${url.origin}.`,
    )
  }
}

/**
 * DNS rebinding makes another page appear to have this server's origin. It requires a host name, so IP addresses are
 * safe.
 */
function checkHost({ hostname }: URL): void {
  if (/^(\[.*\]|[\d.]+|(.*\.)?localhost\.?)$/.test(hostname)) return
  throw new Problem(
    403,
    `The control API rejects requests to the host "${hostname}".`,
    'Use an IP address, e.g. 127.0.0.1, or start the server with a control token.',
  )
}

async function checkToken(authorization: string | null, token: string): Promise<void> {
  const received = bearerTokenOf(authorization)
  if (received !== undefined && (await timingSafeEqual(received, token))) return
  throw new Problem(
    401,
    'The control API requires the control token of this server.',
    'Send it as Authorization: Bearer <token>. It differs from the tokens of the Workbench API.',
    { headers: { 'www-authenticate': 'Bearer' } },
  )
}
