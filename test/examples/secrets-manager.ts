import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface Request {
  readonly ClientRequestToken: string
  readonly SecretString: string
  readonly VersionId?: string
  readonly VersionStage: string
  readonly VersionStages: readonly string[]
  readonly MoveToVersionId: string
}

/** A fake of AWS Secrets Manager with one secret: the operations of a rotation function, as the API reference describes them. */
export class FakeSecretsManager {
  readonly versions = new Map<string, { text?: string; stages: Set<string> }>()
  /** Whether the next request fails after taking effect. */
  failNext = ''
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async start(): Promise<FakeSecretsManager> {
    const fake = new FakeSecretsManager(
      createServer((request, response) => {
        fake.#handle(request).then(
          ({ status, body }) =>
            response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body)),
          error => response.destroy(error),
        )
      }),
    )
    fake.#server.listen(0, '127.0.0.1')
    await once(fake.#server, 'listening')
    return fake
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  /** Returns the value of a stage. */
  read(stage: string): { apiKey: string; keyId: string } {
    return JSON.parse(this.#at(stage)?.text ?? 'null')
  }

  #at(stage: string) {
    return [...this.versions.values()].find(({ stages }) => stages.has(stage))
  }

  async #handle(request: IncomingMessage) {
    const operation = String(request.headers['x-amz-target']).replace('secretsmanager.', '')
    const result = this.#operate(operation, (await json(request)) as Request)
    if (this.failNext !== operation) return result
    this.failNext = ''
    return { status: 400, body: { __type: 'InternalServiceError' } }
  }

  #operate(operation: string, request: Request): { status: number; body: object } {
    const notFound = { status: 400, body: { __type: 'ResourceNotFoundException', message: 'not found' } }
    switch (operation) {
      case 'DescribeSecret': {
        const stages = [...this.versions].map(([id, { stages }]) => [id, [...stages]])
        return { status: 200, body: { RotationEnabled: true, VersionIdsToStages: Object.fromEntries(stages) } }
      }
      case 'GetSecretValue': {
        const version = request.VersionId ? this.versions.get(request.VersionId) : this.#at(request.VersionStage)
        return version?.text && version.stages.has(request.VersionStage)
          ? { status: 200, body: { SecretString: version.text } }
          : notFound
      }
      case 'PutSecretValue':
        this.versions.set(request.ClientRequestToken, {
          text: request.SecretString,
          stages: new Set(request.VersionStages),
        })
        return { status: 200, body: {} }
      case 'UpdateSecretVersionStage': {
        const current = this.#at('AWSCURRENT')
        this.#at('AWSPREVIOUS')?.stages.delete('AWSPREVIOUS')
        current?.stages.delete('AWSCURRENT')
        current?.stages.add('AWSPREVIOUS')
        const next = this.versions.get(request.MoveToVersionId)
        next?.stages.add('AWSCURRENT')
        next?.stages.delete('AWSPENDING')
        return { status: 200, body: {} }
      }
      default:
        return { status: 400, body: { __type: 'UnknownOperationException' } }
    }
  }
}
