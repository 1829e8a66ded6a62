import { timingSafeEqual } from 'hono/utils/buffer'
import { Problem } from '../problem.ts'

/**
 * Sees to it that no page of a browser controls a mock but its own, and nobody without the token where there is one.
 *
 * @throws Problem where somebody may not.
 */
export async function checkAccess(headers: Headers, url: URL, token: string | undefined): Promise<void> {
  const origin = headers.get('origin')
  if (origin !== null && origin !== url.origin) {
    throw new Problem(
      403,
      'The control API does not answer pages of other origins.',
      `Call it without the header Origin, or from a page of ${url.origin}.`,
    )
  }
  if (token === undefined) checkHost(url)
  else await checkToken(headers.get('authorization'), token)
}

/** A page whose name is made to lead here has an origin that looks like the server's own. An address cannot be made to. */
function checkHost({ hostname }: URL): void {
  if (/^(\[.*\]|[\d.]+|(.*\.)?localhost)$/.test(hostname)) return
  throw new Problem(
    403,
    `The control API does not answer under the name ${hostname}.`,
    'Call it by its address, such as 127.0.0.1, or give the server a control token.',
  )
}

async function checkToken(authorization: string | null, token: string): Promise<void> {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (given !== undefined && (await timingSafeEqual(given, token))) return
  throw new Problem(
    401,
    'The control API of this server needs its control token.',
    'Send it: Authorization: Bearer <token>. It is none of the tokens of the Workbench API.',
    { headers: { 'www-authenticate': 'Bearer' } },
  )
}
