import { type KnownKey, verifySignature } from './aws-signature.ts'
import { type Handler, hasOnly, type JsonObject, json, parseObject } from './serve.ts'

interface Version {
  readonly id: string
  readonly content: { readonly SecretString?: string; readonly SecretBinary?: string }
}

interface FakeSecret {
  readonly versions: Version[]
  deletedAt: number | undefined
}

type Operation = (input: JsonObject) => Response

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  GetSecretValue: ['SecretId', 'VersionId', 'VersionStage'],
  PutSecretValue: ['SecretId', 'SecretString', 'SecretBinary', 'ClientRequestToken', 'VersionStages'],
  CreateSecret: ['Name', 'SecretString', 'SecretBinary', 'ClientRequestToken', 'Description', 'KmsKeyId', 'Tags'],
  DescribeSecret: ['SecretId'],
  DeleteSecret: ['SecretId', 'RecoveryWindowInDays', 'ForceDeleteWithoutRecovery'],
}

/**
 * A fake of AWS Secrets Manager, written from its public API reference. It verifies signatures, and rejects requests that the
 * reference does not allow. Not a complete Secrets Manager.
 */
export class FakeSecretsManager {
  readonly keys = new Map<string, KnownKey>()
  /** The operations that the keys may not use. */
  readonly denied = new Set<string>()
  /** How many of the next reads return the version before the current one. */
  staleReads = 0
  readonly region: string
  readonly #secrets = new Map<string, FakeSecret>()

  constructor(region = 'eu-central-1') {
    this.region = region
  }

  /** The text of the current version. */
  textOf(name: string): string | undefined {
    return this.#secrets.get(name)?.versions.at(-1)?.content.SecretString
  }

  versionsOf(name: string): number {
    return this.#secrets.get(name)?.versions.length ?? 0
  }

  /** Creates a secret, or a version of it. Without content, the secret has no version. */
  put(name: string, content?: Version['content']): void {
    const secret = this.#secrets.get(name) ?? { versions: [], deletedAt: undefined }
    if (content !== undefined) secret.versions.push({ id: crypto.randomUUID(), content })
    this.#secrets.set(name, secret)
  }

  readonly handle: Handler = async request => {
    const { pathname, search } = new URL(request.url)
    if (request.method !== 'POST' || pathname !== '/' || search !== '') return failure('UnknownOperationException')
    if (request.headers.get('content-type') !== 'application/x-amz-json-1.1') return failure('SerializationException')
    const code = await verifySignature(request, this.keys, { region: this.region, service: 'secretsmanager' })
    if (code !== undefined) return failure(code)
    const [, name = ''] = /^secretsmanager\.(\w+)$/.exec(request.headers.get('x-amz-target') ?? '') ?? []
    const operation = this.#operations[name]
    if (operation === undefined) return failure('UnknownOperationException')
    const input = await parseObject(request)
    if (input === undefined || !hasOnly(input, MEMBERS[name] ?? [])) return failure('SerializationException')
    if (this.denied.has(name))
      return failure('AccessDeniedException', `not authorized to perform: secretsmanager:${name}`)
    return operation(input)
  }

  readonly #operations: Readonly<Record<string, Operation>> = {
    GetSecretValue: input => this.#withSecret(input, (secret, name) => this.#read(secret, name, input)),
    PutSecretValue: input => this.#withSecret(input, (secret, name) => write(secret, name, input)),
    DescribeSecret: input => this.#withSecret(input, describe, true),
    DeleteSecret: input =>
      this.#withSecret(input, (secret, name) => {
        secret.deletedAt = 1_795_000_000
        return json(200, { ARN: arnOf(name), Name: name, DeletionDate: secret.deletedAt })
      }),
    CreateSecret: input => {
      const name = String(input.Name ?? '')
      if (!/^[\w/+=.@-]{1,512}$/.test(name)) return failure('ValidationException')
      const existing = this.#secrets.get(name)
      const isRepeated = existing?.versions.length === 1 && existing.versions[0]?.id === input.ClientRequestToken
      if (existing !== undefined && !isRepeated) return failure('ResourceExistsException')
      const secret = existing ?? { versions: [], deletedAt: undefined }
      const response = write(secret, name, input)
      if (response.ok) this.#secrets.set(name, secret)
      return response
    },
  }

  #withSecret(
    { SecretId }: JsonObject,
    use: (secret: FakeSecret, name: string) => Response,
    allowsDeleted = false,
  ): Response {
    if (typeof SecretId !== 'string' || SecretId === '') return failure('ValidationException')
    const name = /^arn:aws:secretsmanager:[^:]+:\d{12}:secret:(.+)-\w{6}$/.exec(SecretId)?.[1] ?? SecretId
    const secret = this.#secrets.get(name)
    if (secret === undefined)
      return failure('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    if (secret.deletedAt !== undefined && !allowsDeleted) {
      return failure(
        'InvalidRequestException',
        "You can't perform this operation on the secret because it was marked for deletion.",
      )
    }
    return use(secret, name)
  }

  #read({ versions }: FakeSecret, name: string, { VersionStage = 'AWSCURRENT', VersionId }: JsonObject): Response {
    const isStale = this.staleReads > 0
    if (isStale) this.staleReads -= 1
    const offset = (VersionStage === 'AWSPREVIOUS' ? -2 : -1) - (isStale ? 1 : 0)
    const version = VersionId === undefined ? versions.at(offset) : versions.find(({ id }) => id === VersionId)
    if (version === undefined) {
      return failure(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      )
    }
    return json(200, {
      ARN: arnOf(name),
      CreatedDate: 1_795_000_000.123,
      Name: name,
      VersionId: version.id,
      VersionStages: [VersionStage],
      ...version.content,
    })
  }
}

function write(secret: FakeSecret, name: string, input: JsonObject): Response {
  const { ClientRequestToken: id, SecretString, SecretBinary } = input
  if (typeof id !== 'string' || id.length < 32 || id.length > 64) return failure('InvalidParameterException')
  const isText = typeof SecretString === 'string' && SecretString.length > 0 && SecretString.length <= 65_536
  if (!isText && typeof SecretBinary !== 'string') return failure('InvalidParameterException')
  const content = isText ? { SecretString } : { SecretBinary: String(SecretBinary) }
  const existing = secret.versions.find(each => each.id === id)
  if (existing !== undefined && JSON.stringify(existing.content) !== JSON.stringify(content)) {
    return failure('ResourceExistsException')
  }
  if (existing === undefined) secret.versions.push({ id, content })
  return json(200, { ARN: arnOf(name), Name: name, VersionId: id, VersionStages: ['AWSCURRENT'] })
}

function describe({ versions, deletedAt }: FakeSecret, name: string): Response {
  const stages = ['AWSCURRENT', 'AWSPREVIOUS']
  const listed = versions.slice(-2).reverse()
  return json(200, {
    ARN: arnOf(name),
    Name: name,
    ...(deletedAt !== undefined && { DeletedDate: deletedAt }),
    VersionIdsToStages: Object.fromEntries(listed.map(({ id }, index) => [id, [stages[index]]])),
  })
}

const arnOf = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}-AbCdEf`

/** An error in the JSON protocol, version 1.1. Its status is 400, even if a permission is missing. */
export function failure(code: string, message = ''): Response {
  const body = JSON.stringify({ __type: code, Message: message })
  return new Response(body, { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' } })
}
