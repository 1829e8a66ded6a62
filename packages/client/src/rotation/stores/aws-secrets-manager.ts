import { randomUUID } from 'node:crypto'
import { InvalidArgumentError, Secret } from '../../index.ts'
import { type AwsCredentialTexts, signedHeaders } from './http/aws-signature.ts'
import { isObject, valueAt } from './http/json.ts'
import { checkOptions, checkText, type HttpStoreOptions, parseServerUrl, resolveHttpOptions } from './http/options.ts'
import { type Api, type HttpResponse, type HttpSession, withSession } from './http/session.ts'
import { getString, setString } from './json-file.ts'
import { runExclusive } from './mutex.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { explainMember } from './suggestion.ts'

/**
 * AWS credentials, in the form returned by the credential providers of the AWS SDK.
 *
 * @example
 * const credentials: AwsCredentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: new Secret('…') }
 * const store = awsSecret({ region: 'eu-central-1', secretId: 'deploy', credentials })
 */
export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string | Secret
  /** The session token of temporary credentials. */
  readonly sessionToken?: string | Secret | undefined
}

/**
 * Which secret in AWS Secrets Manager to use, and how to access it.
 *
 * @example
 * const options: AwsSecretOptions = { region: 'eu-central-1', secretId: 'deploy', jsonKey: 'workbench' }
 * const store = awsSecret(options)
 */
export interface AwsSecretOptions extends HttpStoreOptions {
  /**
   * The region of the secret, e.g. `eu-central-1`.
   *
   * @default the environment variable `AWS_REGION` or `AWS_DEFAULT_REGION`
   */
  readonly region?: string | undefined
  /** The name or the ARN of the secret. */
  readonly secretId: string
  /** The key of the value, if the secret is a JSON object. Other keys are kept. By default, the whole secret is the API key. */
  readonly jsonKey?: string | undefined
  /**
   * The credentials, or a function that is called for each request, e.g. `fromNodeProviderChain()` from `@aws-sdk/credential-providers`. To
   * use the role of a container or an instance, pass that function.
   *
   * @default the environment variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`
   */
  readonly credentials?: AwsCredentials | (() => AwsCredentials | Promise<AwsCredentials>) | undefined
  /**
   * Whether to create the secret if it does not exist. It is then encrypted with the key `aws/secretsmanager`.
   *
   * @default false
   */
  readonly create?: boolean | undefined
  /**
   * The URL of the API, e.g. a VPC endpoint or a mock.
   *
   * @default https://secretsmanager.REGION.amazonaws.com
   */
  readonly endpoint?: string | undefined
}

/**
 * Stores the secret in AWS Secrets Manager, as a whole secret or in a key of a JSON object. The previous value remains available
 * as the version `AWSPREVIOUS`.
 *
 * A write is retried if its response is lost. Its `ClientRequestToken` prevents a second version. Several stores in one process can
 * concurrently write different keys of the same secret. Secrets Manager has no conditional writes: with `jsonKey`, changes that
 * other processes make between reading and writing are lost.
 *
 * Requires the permissions `secretsmanager:GetSecretValue`, `secretsmanager:PutSecretValue` and `secretsmanager:DescribeSecret`, and
 * `secretsmanager:CreateSecret` with `create`. A customer managed key also requires `kms:Decrypt` and `kms:GenerateDataKey`.
 *
 * The label does not contain the account, unless `secretId` is an ARN. Use ARNs if secrets in several accounts have the same name.
 *
 * @throws InvalidArgumentError if an option is invalid.
 * @throws StoreError from its methods, if AWS cannot be reached or denies access, if the secret does not exist, is binary or
 * scheduled for deletion, or if it is not a JSON object although `jsonKey` is set.
 * @throws AbortedError from its methods, if `signal` is aborted.
 *
 * @example
 * const store = awsSecret({ region: 'eu-central-1', secretId: 'agent', jsonKey: 'workbench', create: true })
 * await store.write(key.secret)
 * console.log(store.label) // workbench in agent in AWS Secrets Manager, eu-central-1
 */
export function awsSecret(options: AwsSecretOptions): SecretStore {
  const place = resolvePlace(checkOptions(options))
  const { secretId, jsonKey } = place
  const api: Api = {
    name: `AWS Secrets Manager at ${place.endpoint}`,
    http: resolveHttpOptions(options),
    isOwnError: response => errorCodeOf(response) !== undefined,
    isTransient: isThrottled,
  }
  const client = new SecretsManagerClient(place, options.credentials)
  const run = <T>(work: (session: HttpSession) => Promise<T>) => withSession(api, work)

  return {
    label: `${jsonKey === undefined ? '' : `${jsonKey} in `}${secretId} in AWS Secrets Manager, ${place.where}`,
    write: secret => runExclusive(place.key, () => run(session => writeValue(client, session, place, secret.reveal()))),
    read: () =>
      run(async session => {
        const text = (await client.read(session))?.text
        const value = jsonKey === undefined ? text : getString(text ?? '{}', [jsonKey], secretId)
        return value ? new Secret(value) : undefined
      }),
    explainEmpty: () =>
      run(async session => {
        const text = (await client.read(session))?.text
        if (text === undefined) return { reason: `${secretId} does not exist, or has no value.` }
        return jsonKey === undefined || text === ''
          ? { reason: `${secretId} is empty.` }
          : explainMember(parseObject(text), jsonKey, 'key', secretId)
      }),
    check: () =>
      run(async session => {
        const exists = await client.describe(session)
        if (!exists && !place.create) throw client.missing()
        if (exists) withValue((await client.read(session))?.text, '', place)
      }),
  }
}

/** The location of the secret. */
interface Place {
  readonly region: string
  readonly endpoint: string
  readonly secretId: string
  readonly jsonKey: string | undefined
  readonly create: boolean
  /** The region, and the endpoint if it is not an AWS endpoint. */
  readonly where: string
  /** Identifies the secret within this process. */
  readonly key: string
}

function resolvePlace(options: AwsSecretOptions): Place {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const region = options.region ?? (AWS_REGION || AWS_DEFAULT_REGION)
  if (region === undefined) {
    throw new InvalidArgumentError(
      'Missing region: pass the `region` option, or set the AWS_REGION environment variable.',
    )
  }
  checkText('region', region, /^[a-z\d-]+$/, 'the name of a region, e.g. eu-central-1')
  const secretId = checkText('secretId', options.secretId, /^[\w/+=.@:-]{1,2048}$/, 'the name or the ARN of a secret')
  const { jsonKey, create = false } = options
  if (create && secretId.startsWith('arn:')) {
    throw new InvalidArgumentError(`Invalid secretId "${secretId}": expected a name, because \`create\` is set.`)
  }
  if (jsonKey !== undefined) checkText('jsonKey', jsonKey, /^[^\p{C}]+$/u, 'a key of a JSON object')
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const regional = `https://secretsmanager.${region}.${domain}`
  const endpoint = parseServerUrl('endpoint', options.endpoint ?? regional, regional, options)
  if (new URL(endpoint).pathname !== '/') {
    throw new InvalidArgumentError(`Invalid endpoint: expected a URL without a path, e.g. ${regional}.`)
  }
  const where = endpoint === regional ? region : `${region} at ${endpoint}`
  return { region, endpoint, secretId, jsonKey, create, where, key: `${where} ${secretId}` }
}

/** The versions replaced by this process. Reads may still return them for a short time. */
const replaced = new Map<string, string>()

async function writeValue(
  client: SecretsManagerClient,
  session: HttpSession,
  place: Place,
  value: string,
): Promise<void> {
  const current = await readCurrent(client, session, place)
  const text = withValue(current?.text, value, place)
  if (text === current?.text) return
  const token = randomUUID()
  if (!(await client.put(session, text, token))) await client.create(session, text, token)
  if (current !== undefined) replaced.set(place.key, current.versionId)
}

const MAX_STALE_READS = 5

/** Repeats the read while it returns the version that this process replaced last. */
async function readCurrent(client: SecretsManagerClient, session: HttpSession, { key }: Place) {
  for (let attempt = 1; ; attempt += 1) {
    const current = await client.read(session)
    // If several attempts return the version, it is not outdated: it was made the current version again.
    if (current === undefined || current.versionId !== replaced.get(key) || attempt === MAX_STALE_READS) return current
    await session.pause(attempt)
  }
}

/** Returns the text of the secret with a new value. */
function withValue(text: string | undefined, value: string, { jsonKey, secretId }: Place): string {
  if (jsonKey === undefined) return value
  if (text === undefined || text === '') return JSON.stringify({ [jsonKey]: value })
  const fields = parseObject(text)
  if (fields === undefined) {
    throw new StoreError(`${secretId} is not a JSON object. Specify another secret, or omit \`jsonKey\`.`)
  }
  const current = valueAt(fields, jsonKey)
  if (typeof current === 'object' && current !== null) {
    throw new StoreError(`The key ${jsonKey} of ${secretId} is an object or an array. Specify another key.`)
  }
  return setString(text, [jsonKey], value, secretId)
}

function parseObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The current version of a secret. */
interface SecretVersion {
  readonly text: string
  readonly versionId: string
}

type Operation = 'GetSecretValue' | 'PutSecretValue' | 'CreateSecret' | 'DescribeSecret'

/** The API of AWS Secrets Manager: https://docs.aws.amazon.com/secretsmanager/latest/apireference/ */
class SecretsManagerClient {
  readonly #place: Place
  readonly #credentials: AwsSecretOptions['credentials']

  constructor(place: Place, credentials: AwsSecretOptions['credentials']) {
    this.#place = place
    this.#credentials = credentials
  }

  /** Returns the current version. Returns `undefined` if the secret does not exist or has no value. */
  async read(session: HttpSession): Promise<SecretVersion | undefined> {
    const response = await this.#send(session, 'GetSecretValue', { SecretId: this.#place.secretId })
    if (isMissing(response)) return undefined
    const text = valueAt(response.json, 'SecretString')
    const versionId = valueAt(response.json, 'VersionId')
    if (response.status === 200 && typeof text === 'string' && typeof versionId === 'string') return { text, versionId }
    if (response.status === 200 && typeof valueAt(response.json, 'SecretBinary') === 'string') {
      throw new StoreError(`${this.#place.secretId} is a binary secret. Specify a string secret.`)
    }
    throw this.#failure(response, 'GetSecretValue')
  }

  /** Creates a version. Returns `false` if the secret does not exist, otherwise `true`. */
  async put(session: HttpSession, text: string, token: string): Promise<boolean> {
    const input = { SecretId: this.#place.secretId, SecretString: text, ClientRequestToken: token }
    const response = await this.#send(session, 'PutSecretValue', input)
    if (isMissing(response)) return false
    this.#assertWritten(response, 'PutSecretValue')
    return true
  }

  /** Creates the secret, if the `create` option allows this. */
  async create(session: HttpSession, text: string, token: string): Promise<void> {
    if (!this.#place.create) throw this.missing()
    const input = { Name: this.#place.secretId, SecretString: text, ClientRequestToken: token }
    const response = await this.#send(session, 'CreateSecret', input)
    this.#assertWritten(response, 'CreateSecret')
  }

  /** Whether the secret exists. */
  async describe(session: HttpSession): Promise<boolean> {
    const response = await this.#send(session, 'DescribeSecret', { SecretId: this.#place.secretId })
    if (isMissing(response)) return false
    if (response.status !== 200 || typeof valueAt(response.json, 'ARN') !== 'string') {
      throw this.#failure(response, 'DescribeSecret')
    }
    if (valueAt(response.json, 'DeletedDate') !== undefined) throw this.#scheduledForDeletion()
    return true
  }

  missing(): StoreError {
    const { secretId, where } = this.#place
    return new StoreError(
      `The secret ${secretId} does not exist in AWS Secrets Manager, ${where}. Check the name, the region and the account, or set \`create: true\`.`,
    )
  }

  #assertWritten(response: HttpResponse, operation: Operation): void {
    if (response.status === 200 && typeof valueAt(response.json, 'VersionId') === 'string') return
    throw this.#failure(response, operation)
  }

  #send(session: HttpSession, operation: Operation, input: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const { endpoint, region } = this.#place
    const body = JSON.stringify(input)
    const { host } = new URL(endpoint)
    return session.send(async () => {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${operation}` }
      const scope = { region, service: 'secretsmanager', date: new Date() }
      const credentials = await readCredentials(this.#credentials)
      return {
        method: 'POST',
        url: `${endpoint}/`,
        headers: signedHeaders({ method: 'POST', host, headers, body }, credentials, scope),
        body,
        writes: operation === 'PutSecretValue' || operation === 'CreateSecret',
      }
    })
  }

  #failure(response: HttpResponse, operation: Operation): StoreError {
    const { secretId, endpoint } = this.#place
    const code = errorCodeOf(response)
    const advice = FAILURES[code ?? '']
    if (advice === SCHEDULED_FOR_DELETION) return this.#scheduledForDeletion()
    if (code !== undefined && advice !== undefined) {
      return new StoreError(
        `AWS Secrets Manager rejected ${operation} for ${secretId} (${code}). ${advice.replace('OPERATION', operation)}`,
      )
    }
    if (response.status >= 400 && code !== undefined) {
      return new StoreError(
        `AWS Secrets Manager rejected ${operation} for ${secretId} (status ${response.status}). The response may contain secrets and is not shown: see CloudTrail.`,
      )
    }
    return new StoreError(
      `Unexpected response from ${endpoint} (status ${response.status}): this does not appear to be AWS Secrets Manager. Check the endpoint, and make sure that no proxy intercepts the request.`,
    )
  }

  #scheduledForDeletion(): StoreError {
    const { secretId, region } = this.#place
    return new StoreError(
      `The secret ${secretId} is scheduled for deletion or is managed by another service. To cancel the deletion, run: aws secretsmanager restore-secret --region ${region} --secret-id ${secretId}`,
    )
  }
}

const SCHEDULED_FOR_DELETION = 'deletion'
const CHECK_KEY = 'Check the access key id and the secret access key.'
const CHECK_CLOCK = 'Check the secret access key and the clock of this machine.'
const RENEW = 'The temporary credentials have expired: pass new ones, or a function that returns them.'
const CHECK_KMS = 'Check that the KMS key of the secret is enabled, and allow kms:Decrypt and kms:GenerateDataKey.'

/** Advice for each error. Other codes are not shown. */
const FAILURES: Readonly<Record<string, string>> = {
  AccessDeniedException:
    'Allow secretsmanager:OPERATION on the secret in the IAM policy, and kms:Decrypt and kms:GenerateDataKey if the secret is encrypted with a customer managed key.',
  DecryptionFailure: CHECK_KMS,
  EncryptionFailure: CHECK_KMS,
  ExpiredTokenException: RENEW,
  IncompleteSignature: CHECK_KEY,
  InvalidClientTokenId: CHECK_KEY,
  InvalidRequestException: SCHEDULED_FOR_DELETION,
  InvalidSignatureException: CHECK_CLOCK,
  LimitExceededException: 'A quota of the account or of the secret is exceeded: try again later.',
  RequestExpired: CHECK_CLOCK,
  ResourceExistsException: 'Another program created the secret: try again.',
  SignatureDoesNotMatch: CHECK_CLOCK,
  ThrottlingException: 'There are too many requests in the account: try again later.',
  UnrecognizedClientException: CHECK_KEY,
}

/** Returns the error code of a response. Returns `undefined` if the response is not an AWS error. */
function errorCodeOf({ status, json, headers }: HttpResponse): string | undefined {
  const type = valueAt(json, '__type') ?? headers.get('x-amzn-errortype')
  return status >= 400 && typeof type === 'string' ? type.replace(/^.*#|:.*$/g, '') : undefined
}

function isMissing(response: HttpResponse): boolean {
  return errorCodeOf(response) === 'ResourceNotFoundException'
}

function isThrottled(response: HttpResponse): boolean {
  return /^(Throttl|TooManyRequests|RequestLimitExceeded)/.test(errorCodeOf(response) ?? '')
}

async function readCredentials(source: AwsSecretOptions['credentials']): Promise<AwsCredentialTexts> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
  const found: unknown =
    typeof source === 'function'
      ? await callProvider(source)
      : (source ?? {
          accessKeyId: AWS_ACCESS_KEY_ID,
          secretAccessKey: AWS_SECRET_ACCESS_KEY,
          sessionToken: AWS_SESSION_TOKEN || undefined,
        })
  const [accessKeyId, secretAccessKey, sessionToken] = ['accessKeyId', 'secretAccessKey', 'sessionToken'].map(name =>
    revealed(valueAt(found, name)),
  )
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, sessionToken }
  throw new StoreError(
    'Missing AWS credentials: pass the `credentials` option, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  )
}

async function callProvider(provider: () => AwsCredentials | Promise<AwsCredentials>): Promise<AwsCredentials> {
  try {
    return await provider()
  } catch (error) {
    // Its message may contain credentials.
    throw new StoreError(
      `Cannot get AWS credentials: the \`credentials\` function threw ${error instanceof Error ? error.name : typeof error}.`,
    )
  }
}

/** Returns the string for a header, or `undefined` if it is not valid in a header. */
function revealed(value: unknown): string | undefined {
  const text = value instanceof Secret ? value.reveal() : value
  return typeof text === 'string' && /^[!-~]+$/.test(text.trim()) ? text.trim() : undefined
}
