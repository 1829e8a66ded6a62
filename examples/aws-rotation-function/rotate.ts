import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import { NotFoundError, type Workbench } from '@workbench-sdk/client'
import { baseName } from '@workbench-sdk/client/rotation'

/** The event with which Secrets Manager calls a rotation function, once for each step. */
export interface RotationEvent {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret'
  readonly SecretId: string
  /** The id of the version that will become current. */
  readonly ClientRequestToken: string
}

/** The content of the secret. Programs read `apiKey`. */
interface ApiKeySecret {
  readonly apiKey: string
  readonly keyId: string
}

/**
 * Takes one step. Steps can be repeated at any point, because Secrets Manager retries a failed step. Until the next rotation, the
 * previous key remains active as AWSPREVIOUS, so that programs have time to load the new one.
 */
export async function rotate(event: RotationEvent, secrets: SecretsManagerClient, workbench: Workbench): Promise<void> {
  const secret = new VersionedSecret(event, secrets)
  if (await secret.isCurrent()) return
  switch (event.Step) {
    case 'createSecret':
      return createPending(event, secret, workbench)
    case 'setSecret':
      return // Workbench has had the key since its creation.
    case 'testSecret':
      return testPending(secret, workbench)
    case 'finishSecret':
      return finish(secret, workbench)
  }
}

async function createPending(event: RotationEvent, secret: VersionedSecret, workbench: Workbench): Promise<void> {
  if (await secret.read('AWSPENDING')) return
  const old = await workbench.apiKeys.get(await secret.keyId('AWSCURRENT'))
  if (!old.serviceAccountId) throw new Error(`The key ${old.id} does not belong to a service account.`)
  // The token is unique, so a key with this name is from an attempt that stopped before storing the secret.
  const name = `${baseName(old.name).replace(/ \(version .*\)$/, '')} (version ${event.ClientRequestToken})`
  for (const lost of await workbench.serviceAccounts.keys(old.serviceAccountId, { name }).toArray()) {
    await workbench.apiKeys.delete(lost)
  }
  const { id, secret: apiKey } = await workbench.apiKeys.create({ serviceAccount: old.serviceAccountId, name })
  await secret.putPending({ apiKey: apiKey.reveal(), keyId: id })
}

async function testPending(secret: VersionedSecret, workbench: Workbench): Promise<void> {
  const pending = await secret.read('AWSPENDING')
  if (!pending) throw new Error('The secret has no AWSPENDING version.')
  await workbench.withToken(pending.apiKey).organizations.list().first()
}

async function finish(secret: VersionedSecret, workbench: Workbench): Promise<void> {
  const [previous, current] = [await secret.read('AWSPREVIOUS'), await secret.keyId('AWSCURRENT')]
  // The key before the current one. Programs should no longer use it.
  if (previous && previous.keyId !== current) await deleteKey(previous.keyId, workbench)
  await secret.makeCurrent()
}

async function deleteKey(id: string, workbench: Workbench): Promise<void> {
  await workbench.apiKeys.delete(id).catch(error => {
    if (!(error instanceof NotFoundError)) throw error
  })
}

type Stage = 'AWSPENDING' | 'AWSCURRENT' | 'AWSPREVIOUS'

/** The versions of a secret during one rotation. */
class VersionedSecret {
  readonly #id: string
  readonly #token: string
  readonly #client: SecretsManagerClient

  constructor({ SecretId, ClientRequestToken }: RotationEvent, client: SecretsManagerClient) {
    this.#id = SecretId
    this.#token = ClientRequestToken
    this.#client = client
  }

  /** Whether the rotation has finished. Throws if the token does not belong to a rotation of this secret. */
  async isCurrent(): Promise<boolean> {
    const { RotationEnabled, VersionIdsToStages } = await this.#client.send(
      new DescribeSecretCommand({ SecretId: this.#id }),
    )
    if (!RotationEnabled) throw new Error(`Rotation of ${this.#id} is not enabled.`)
    const stages = VersionIdsToStages?.[this.#token]
    if (!stages) throw new Error(`${this.#id} has no version ${this.#token}.`)
    if (stages.includes('AWSCURRENT')) return true
    if (stages.includes('AWSPENDING')) return false
    throw new Error(`Version ${this.#token} of ${this.#id} is not AWSPENDING.`)
  }

  /** Reads a version. Returns `undefined` if the version does not exist or is still empty. */
  async read(stage: Stage): Promise<ApiKeySecret | undefined> {
    const version = stage === 'AWSPENDING' ? { VersionId: this.#token } : {}
    const command = new GetSecretValueCommand({ SecretId: this.#id, VersionStage: stage, ...version })
    try {
      const { SecretString } = await this.#client.send(command)
      return SecretString === undefined ? undefined : JSON.parse(SecretString)
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined
      throw error
    }
  }

  async keyId(stage: Stage): Promise<string> {
    const secret = await this.read(stage)
    if (secret?.keyId) return secret.keyId
    throw new Error(
      `The ${stage} version of ${this.#id} does not contain a key: expected {"apiKey": "…", "keyId": "…"}.`,
    )
  }

  async putPending(secret: ApiKeySecret): Promise<void> {
    await this.#client.send(
      new PutSecretValueCommand({
        SecretId: this.#id,
        ClientRequestToken: this.#token,
        SecretString: JSON.stringify(secret),
        VersionStages: ['AWSPENDING'],
      }),
    )
  }

  async makeCurrent(): Promise<void> {
    const { VersionIdsToStages = {} } = await this.#client.send(new DescribeSecretCommand({ SecretId: this.#id }))
    const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT')) ?? []
    await this.#client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: this.#id,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: this.#token,
        RemoveFromVersionId: current,
      }),
    )
  }
}
