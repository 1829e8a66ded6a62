import { createHash, createHmac } from 'node:crypto'

/** A request to an API in which every operation has the path `/` and no query. */
export interface UnsignedRequest {
  readonly method: 'GET' | 'POST'
  readonly host: string
  /** All headers to sign, except `host`, `x-amz-date` and `x-amz-security-token`. The names are in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface AwsCredentialTexts {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

export interface SigningScope {
  readonly region: string
  readonly service: string
  readonly date: Date
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

/**
 * Returns the headers of a request, with its signature (Signature Version 4):
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signedHeaders(
  request: UnsignedRequest,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentialTexts,
  { region, service, date }: SigningScope,
): Record<string, string> {
  const time = date.toISOString().replace(/[:-]|\.\d{3}/g, '')
  const day = time.slice(0, 8)
  const headers = {
    ...request.headers,
    'x-amz-date': time,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  }
  const { names, text } = canonicalRequest(request, headers)
  const scope = `${day}/${region}/${service}/aws4_request`
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const signature = hmac(key, `${ALGORITHM}\n${time}\n${scope}\n${sha256(text)}`).toString('hex')
  const authorization = `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return { ...headers, authorization }
}

function canonicalRequest({ method, host, body }: UnsignedRequest, headers: Readonly<Record<string, string>>) {
  const signed = Object.entries({ ...headers, host }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = signed.map(([name]) => name).join(';')
  const lines = signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`).join('')
  return { names, text: `${method}\n/\n\n${lines}\n${names}\n${sha256(body)}` }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
