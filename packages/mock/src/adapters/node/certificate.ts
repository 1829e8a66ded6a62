import { isIP } from 'node:net'
import type { Pem } from './options.ts'

const DAY = 86_400_000
/** Clocks that are behind by less than a day take it, too. */
const VALID = { before: DAY, for: 365 * DAY }

/** A certificate of its own for the names of loopback, and for the host that is listened on. */
export async function selfSigned(host: string): Promise<Pem> {
  // Costs its import to those alone who ask for it.
  const { generate } = await import('selfsigned')
  const now = Date.now()
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - VALID.before),
    notAfterDate: new Date(now + VALID.for),
    extensions: [
      // Such that it is trusted as what it is, and can vouch for no other.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...new Set(['localhost', '127.0.0.1', '::1', host])].map(altName) },
    ],
  })
  return { cert, key }
}

const altName = (host: string) => (isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host })
