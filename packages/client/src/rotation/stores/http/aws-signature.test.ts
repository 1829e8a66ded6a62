import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signedHeaders } from './aws-signature.ts'

const EXAMPLE_KEYS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
const SCOPE = { region: 'us-east-1', service: 'service', date: new Date('2015-08-30T12:36:00Z') }
const EMPTY = { method: 'POST', host: 'example.amazonaws.com', headers: {}, body: '' } as const
const LONG_TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=='

// The cases of https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4 with the path `/` and no query.
test.each([
  [
    'get-vanilla-with-session-token',
    { ...EMPTY, method: 'GET' },
    '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267',
    '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  ],
  [
    'get-header-value-trim',
    { ...EMPTY, method: 'GET', headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' } },
    undefined,
    'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  ],
  ['post-header-key-case', EMPTY, undefined, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  ['post-sts-header-before', EMPTY, LONG_TOKEN, '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead'],
  [
    'post-x-www-form-urlencoded',
    {
      ...EMPTY,
      headers: {
        'x-amz-content-sha256': '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e',
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': '13',
      },
      body: 'Param1=value1',
    },
    undefined,
    'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  ],
] as const)("matches AWS's test suite: %s", (_, request, sessionToken, signature) => {
  const { authorization } = signedHeaders(request, { ...EXAMPLE_KEYS, sessionToken }, SCOPE)
  expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/us-east-1\/service\//)
  expect(authorization).toMatch(new RegExp(`Signature=${signature}$`))
})

/** The hash function that the signer of the AWS SDK is created with. */
class Sha256 {
  #hash: Hash | Hmac
  readonly #secret: string | Uint8Array | undefined

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#secret = secret === undefined || typeof secret === 'string' ? secret : bytesOf(secret)
    this.#hash = this.#create()
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = this.#create()
  }

  #create(): Hash | Hmac {
    return this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret)
  }
}

function bytesOf(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}

test('signs any request like the AWS SDK', async () => {
  const token = fc.option(fc.stringMatching(/^[!-~]{1,40}$/), { nil: undefined })
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.stringMatching(/^[!-~]{1,40}$/),
      token,
      date,
      fc.constantFrom('eu-central-1', 'cn-north-1'),
      async (body, secretAccessKey, sessionToken, date, region) => {
        const host = `secretsmanager.${region}.amazonaws.com`
        const headers = {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'secretsmanager.GetSecretValue',
        }
        const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey, ...(sessionToken && { sessionToken }) }
        const signer = new SignatureV4({
          credentials,
          region,
          service: 'secretsmanager',
          sha256: Sha256,
          applyChecksum: false,
        })
        const request = {
          method: 'POST',
          protocol: 'https:',
          hostname: host,
          path: '/',
          query: {},
          headers: { ...headers, host },
          body,
        }
        const expected = await signer.sign(request, { signingDate: date })
        const scope = { region, service: 'secretsmanager', date }
        const actual = signedHeaders({ method: 'POST', host, headers, body }, credentials, scope)
        expect({ ...actual, host }).toEqual(expected.headers)
      },
    ),
    { numRuns: 50 },
  )
})
