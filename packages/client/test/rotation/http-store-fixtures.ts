import { generate } from 'selfsigned'
import {
  awsSecret,
  type HttpStoreOptions,
  kubernetesSecret,
  type SecretStore,
  vaultSecret,
} from '../../src/rotation/index.ts'
import { FakeSecretsManager, failure } from './fakes/aws.ts'
import { FakeKubernetes, status } from './fakes/kubernetes.ts'
import { type Handler, json, type Served, serve } from './fakes/serve.ts'
import { FakeVault, ROOT } from './fakes/vault.ts'

/** A store with its server, which contains the secret `old` and other values. */
export interface HttpStoreFixture {
  readonly served: Served
  /** Creates the store. */
  readonly create: (options?: HttpStoreOptions) => SecretStore
  /** Creates the store with another URL. */
  readonly createAt: (url: string, options?: HttpStoreOptions) => SecretStore
  /** Replaces the secret. */
  readonly put: (secret: string) => void
  /** Returns the secret on the server. */
  readonly stored: () => string | undefined
  /** Returns everything else on the server, except its versions. */
  readonly others: () => unknown
  /** Returns the number of versions, or the version. */
  readonly version: () => number
}

export const VAULT_TOKEN = 'hvs.the-token-of-the-vault'
export const AWS_KEYS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'the-secret-access-key-of-aws',
  sessionToken: 'the-session-token-of-aws',
}
export const KUBERNETES_TOKEN = 'the-token-of-the-cluster'
/** The field with the secret, in a JSON text. */
const FIELD = /"workbench":"(?:[^"\\]|\\.)*"/
/** A number that a JavaScript number cannot represent. */
const LARGE = '12345678901234567890'

async function openVault(): Promise<HttpStoreFixture> {
  const fake = new FakeVault()
  fake.tokens.set(VAULT_TOKEN, ROOT)
  const put = (secret: string) => fake.put('secret/data/agent', `{"id": ${LARGE},"workbench":"${secret}","b":[1.0]}`)
  put('old')
  const served = await serve(fake.handle)
  const text = () => fake.textOf('secret/data/agent') ?? '{}'
  const createAt = (address: string, options: HttpStoreOptions = {}) =>
    vaultSecret({ address, token: VAULT_TOKEN, path: 'agent', field: 'workbench', ...options })
  return {
    served,
    createAt,
    create: options => createAt(served.url, options),
    put,
    stored: () => JSON.parse(text()).workbench,
    others: () => text().replace(FIELD, ''),
    version: () => fake.versionsOf('secret/data/agent'),
  }
}

async function openAws(jsonKey?: string): Promise<HttpStoreFixture> {
  const fake = new FakeSecretsManager()
  fake.keys.set(AWS_KEYS.accessKeyId, AWS_KEYS)
  const put = (secret: string) =>
    fake.put('agent', { SecretString: jsonKey ? `{"id": ${LARGE},\n"workbench":"${secret}"}` : secret })
  put('old')
  const served = await serve(fake.handle)
  const text = () => fake.textOf('agent')
  const createAt = (endpoint: string, options: HttpStoreOptions = {}) =>
    awsSecret({ region: 'eu-central-1', secretId: 'agent', jsonKey, endpoint, credentials: AWS_KEYS, ...options })
  return {
    served,
    createAt,
    create: options => createAt(served.url, options),
    put,
    stored: () => (jsonKey ? JSON.parse(text() ?? '{}')[jsonKey] : text()),
    others: () => jsonKey && text()?.replace(FIELD, ''),
    version: () => fake.versionsOf('agent'),
  }
}

async function openKubernetes(): Promise<HttpStoreFixture> {
  const fake = new FakeKubernetes()
  fake.tokens.set(KUBERNETES_TOKEN, ['get', 'patch', 'create'])
  const place = 'agents/workbench'
  const put = (secret: string) => fake.put(place, { 'api-key': secret, other: 'ü\n' })
  put('old')
  const served = await serve(fake.handle)
  const createAt = (server: string, options: HttpStoreOptions = {}) =>
    kubernetesSecret({
      server,
      token: KUBERNETES_TOKEN,
      namespace: 'agents',
      name: 'workbench',
      key: 'api-key',
      ...options,
    })
  return {
    served,
    createAt,
    create: options => createAt(served.url, options),
    put,
    stored: () => fake.valuesOf(place)?.['api-key'],
    others: () => {
      const { 'api-key': _, ...others } = fake.valuesOf(place) ?? {}
      return { others, ...fake.metadataOf(place), version: undefined }
    },
    version: () => fake.metadataOf(place).version ?? 0,
  }
}

interface HttpStoreCase {
  readonly open: () => Promise<HttpStoreFixture>
  /** Responds as this API does if a permission is missing. */
  readonly deny: Handler
}

export const HTTP_STORES = {
  Vault: { open: openVault, deny: async () => json(403, { errors: ['permission denied'] }) },
  'AWS Secrets Manager': { open: openAws, deny: async () => failure('AccessDeniedException') },
  'a key in AWS Secrets Manager': {
    open: () => openAws('workbench'),
    deny: async () => failure('AccessDeniedException'),
  },
  Kubernetes: { open: openKubernetes, deny: async () => status(403, 'Forbidden') },
} satisfies Record<string, HttpStoreCase>

/** Creates a certificate for the loopback interface. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
  const altNames = [{ type: 7, ip: '127.0.0.1' } as const]
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  return { cert, key }
}

/** Returns the error of a rejected promise. */
export async function failureOf(attempt: PromiseLike<unknown> | undefined): Promise<unknown> {
  try {
    await attempt
  } catch (error) {
    return error
  }
  throw new Error('Expected a failure.')
}
