import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The keys that a server knows. */
export interface KnownKey {
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const MAX_SKEW = 5 * 60_000
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z\d;-]+), Signature=([a-f\d]{64})$/

/**
 * Verifies the signature of a request, version 4, as a server does. Written from the documentation, and independently of the
 * client.
 *
 * @returns the error code of AWS, or undefined if the signature is valid
 */
export async function verifySignature(
  request: Request,
  keys: ReadonlyMap<string, KnownKey>,
  { region, service }: { region: string; service: string },
): Promise<string | undefined> {
  const header = request.headers.get('authorization')
  if (header === null) return 'MissingAuthenticationTokenException'
  const parts = AUTHORIZATION.exec(header)
  if (parts === null) return 'IncompleteSignature'
  const [, accessKeyId = '', day = '', usedRegion, usedService, names = '', signature = ''] = parts
  const key = keys.get(accessKeyId)
  const token = request.headers.get('x-amz-security-token') ?? undefined
  if (key === undefined || key.sessionToken !== token) return 'UnrecognizedClientException'
  const time = request.headers.get('x-amz-date') ?? ''
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time)?.slice(1)
  if (date === undefined || !time.startsWith(day)) return 'IncompleteSignature'
  const [years, months, days, hours, minutes, seconds] = date.map(Number)
  const sent = Date.UTC(years ?? 0, (months ?? 0) - 1, days, hours, minutes, seconds)
  if (Math.abs(Date.now() - sent) > MAX_SKEW) return 'InvalidSignatureException'
  if (usedRegion !== region || usedService !== service) return 'InvalidSignatureException'
  const signed = names.split(';')
  const mustBeSigned = ['host', ...[...request.headers.keys()].filter(name => /^(x-amz-.*|content-type)$/.test(name))]
  if (!mustBeSigned.every(name => signed.includes(name)) || signed.join() !== signed.toSorted().join()) {
    return 'InvalidSignatureException'
  }
  const text = await canonicalize(request, signed)
  const toSign = ['AWS4-HMAC-SHA256', time, `${day}/${region}/${service}/aws4_request`, hash(text)].join('\n')
  const derived = [day, region, service, 'aws4_request'].reduce(mac, Buffer.from(`AWS4${key.secretAccessKey}`))
  return timingSafeEqual(mac(derived, toSign), Buffer.from(signature, 'hex')) ? undefined : 'InvalidSignatureException'
}

async function canonicalize(request: Request, signed: readonly string[]): Promise<string> {
  const url = new URL(request.url)
  const headerOf = (name: string) => (name === 'host' ? url.host : request.headers.get(name))
  const headers = signed.map(name => `${name}:${headerOf(name)?.trim().replaceAll(/ {2,}/g, ' ')}`)
  const body = await request.clone().text()
  return [request.method, url.pathname, url.search.slice(1), ...headers, '', signed.join(';'), hash(body)].join('\n')
}

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const mac = (key: Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest()
