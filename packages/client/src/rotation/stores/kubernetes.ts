import { InvalidArgumentError, Secret, type TokenSource } from '../../index.ts'
import { fetchWithCa } from './http/ca-fetch.ts'
import { isObject, valueAt } from './http/json.ts'
import { checkOptions, checkText, type HttpStoreOptions, parseServerUrl, resolveHttpOptions } from './http/options.ts'
import { type Api, type HttpResponse, type HttpSession, withSession } from './http/session.ts'
import { requireText, tokenReader } from './http/token.ts'
import { runExclusive } from './mutex.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { explainMember } from './suggestion.ts'

/**
 * Which key of a Secret to use, and how to access the API server.
 *
 * @example
 * const options: KubernetesSecretOptions = { namespace: 'agents', name: 'workbench', key: 'api-key' }
 * const store = kubernetesSecret({ ...options, server: 'https://kubernetes.example:6443', token })
 */
export interface KubernetesSecretOptions extends HttpStoreOptions {
  /**
   * The URL of the API server.
   *
   * @default in a pod, the API server of its cluster, with the token and the certificate authority of its service account
   */
  readonly server?: string | undefined
  /** The namespace of the Secret. */
  readonly namespace: string
  /** The name of the Secret. */
  readonly name: string
  /** The key in the `data` of the Secret. Other keys, the type, labels and annotations are preserved. */
  readonly key: string
  /** A bearer token, or a function that is called for each request. Without `server`, it replaces the token of the service account. */
  readonly token?: TokenSource | undefined
  /** A file with the token. It is read for each request. */
  readonly tokenFile?: string | undefined
  /** The certificates of the cluster's certificate authority, in PEM format. Cannot be combined with `fetch`. */
  readonly ca?: string | undefined
  /**
   * Whether to create the Secret if it does not exist. It then has the type `Opaque`.
   *
   * @default false
   */
  readonly create?: boolean | undefined
}

/**
 * Stores the secret in a key of a Kubernetes Secret. Other keys are kept.
 *
 * A write patches the Secret only if it has not changed since it was read, so changes by other programs are never lost. The write is
 * retried if its response is lost. A trailing line break in the value is ignored when reading.
 *
 * Requires a role with the verbs `get` and `patch` on the `secrets` resource, which can be limited to this name. If the `create` option is
 * set, the role also requires the verb `create`. Pods that mount the Secret as a volume receive changes after about a minute, so choose
 * a longer grace period. Pods that read it from an environment variable must be restarted.
 *
 * @throws InvalidArgumentError if an option is invalid.
 * @throws StoreError from its methods, if the API server cannot be reached or denies access, or if the Secret does not exist or is
 * immutable.
 * @throws AbortedError from its methods, if `signal` is aborted.
 *
 * @example
 * const store = kubernetesSecret({
 *   server: 'https://kubernetes.example:6443',
 *   token,
 *   namespace: 'agents',
 *   name: 'workbench',
 *   key: 'api-key',
 *   create: true,
 * })
 * await store.write(key.secret)
 * console.log(store.label) // api-key in the Secret agents/workbench at https://kubernetes.example:6443
 *
 * @example
 * // In a pod, with its service account:
 * const store = kubernetesSecret({ namespace: 'agents', name: 'workbench', key: 'api-key' })
 * console.log(store.label) // api-key in the Secret agents/workbench at https://10.96.0.1
 */
export function kubernetesSecret(options: KubernetesSecretOptions): SecretStore {
  const place = resolvePlace(checkOptions(options))
  const { server, namespace, name, key } = place
  const api: Api = {
    name: `the Kubernetes API at ${server}`,
    http: resolveHttpOptions({ ...options, fetch: fetchOf(options, server) }),
    isOwnError: response => valueAt(response.json, 'kind') === 'Status',
  }
  const client = new SecretClient(place, readTokenWith(options))
  const run = <T>(work: (session: HttpSession) => Promise<T>) => withSession(api, work)

  return {
    label: `${key} in the Secret ${namespace}/${name} at ${server}`,
    write: secret =>
      runExclusive(`${server} ${namespace}/${name}`, () =>
        run(session => writeKey(client, session, secret.reveal(), place)),
      ),
    read: () =>
      run(async session => {
        const value = (await client.read(session))?.value?.replace(/\r?\n$/, '')
        return value ? new Secret(value) : undefined
      }),
    explainEmpty: () =>
      run(async session => {
        const current = await client.read(session)
        const label = `The Secret ${namespace}/${name}`
        return current ? explainMember(current.data, key, 'key', label) : { reason: `${label} does not exist.` }
      }),
    check: () =>
      run(async session => {
        const current = await client.read(session)
        if (current === undefined && !place.create) throw client.missing()
        if (current === undefined) await client.create(session, '', 'dry run')
        else await client.patch(session, current, undefined, 'dry run')
      }),
  }
}

/** The location of the secret. */
interface Place {
  readonly server: string
  readonly namespace: string
  readonly name: string
  readonly key: string
  readonly create: boolean
}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'
const LABEL = '[a-z\\d]([a-z\\d-]*[a-z\\d])?'

function resolvePlace(options: KubernetesSecretOptions): Place {
  const server = options.server ?? serverOfPod()
  if (server === undefined) {
    throw new InvalidArgumentError(
      'Missing server: pass the URL of the API server and a token. Both can be omitted only in a pod.',
    )
  }
  return {
    server: parseServerUrl('server', server, 'https://kubernetes.example:6443', options),
    namespace: checkText('namespace', options.namespace, new RegExp(`^${LABEL}$`), 'the name of a namespace'),
    name: checkText('name', options.name, new RegExp(`^${LABEL}(\\.${LABEL})*$`), 'the name of a Secret'),
    key: checkText('key', options.key, /^(?!\.{1,2}$)[-._a-zA-Z\d]{1,253}$/, 'letters, digits, -, _ and .'),
    create: options.create ?? false,
  }
}

function serverOfPod(): string | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = process.env
  if (!host) return undefined
  return `https://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function readTokenWith(options: KubernetesSecretOptions): () => Promise<string> {
  const inPod = { tokenFile: `${ACCOUNT}/token` }
  const readToken = tokenReader(options) ?? (options.server === undefined ? tokenReader(inPod) : undefined)
  if (readToken !== undefined) return readToken
  throw new InvalidArgumentError('Missing token: pass `token` or `tokenFile`, because `server` is set.')
}

function fetchOf({ fetch, ca, server }: KubernetesSecretOptions, url: string) {
  if (fetch !== undefined && ca !== undefined) {
    throw new InvalidArgumentError('Invalid options: `ca` cannot be combined with `fetch`.')
  }
  if (ca !== undefined && !url.startsWith('https:')) {
    throw new InvalidArgumentError('Invalid ca: `server` must be an https: URL.')
  }
  if (fetch !== undefined) return fetch
  if (ca !== undefined) return fetchWithCa(() => ca)
  return server === undefined ? fetchWithCa(() => requireText(`${ACCOUNT}/ca.crt`)) : undefined
}

const MAX_ROUNDS = 10

async function writeKey(client: SecretClient, session: HttpSession, value: string, { create }: Place): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const current = await client.read(session)
    if (current === undefined && !create) throw client.missing()
    // An earlier attempt may have written the value, although its response was lost.
    if (current?.value === value) return
    const isWritten =
      current === undefined ? await client.create(session, value) : await client.patch(session, current, value)
    if (isWritten) return
    await session.pause(round)
  }
  throw client.contended(MAX_ROUNDS)
}

/** A Secret as returned by the API server. */
interface CurrentSecret {
  readonly resourceVersion: string
  readonly isImmutable: boolean
  /** The encoded values of all keys. */
  readonly data: unknown
  /** The value of the key. Undefined if the Secret does not contain the key. */
  readonly value: string | undefined
}

type Mode = 'dry run' | 'write'

/** The API of a Secret: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/ */
class SecretClient {
  readonly #place: Place
  readonly #readToken: () => Promise<string>

  constructor(place: Place, readToken: () => Promise<string>) {
    this.#place = place
    this.#readToken = readToken
  }

  /** Reads the Secret. Returns `undefined` if it does not exist. */
  async read(session: HttpSession): Promise<CurrentSecret | undefined> {
    const response = await session.send(async () => ({
      method: 'GET',
      url: `${this.#collection}/${this.#place.name}`,
      headers: await this.#headers(),
    }))
    if (response.status === 404 && reasonOf(response) === 'NotFound') return undefined
    const resourceVersion = this.#versionIn(response)
    if (resourceVersion === undefined) throw this.#failure(response, 'get')
    const isImmutable = valueAt(response.json, 'immutable') === true
    const data = valueAt(response.json, 'data')
    return { resourceVersion, isImmutable, data, value: this.#decode(valueAt(data, this.#place.key)) }
  }

  /**
   * Sets the key. Returns false if the Secret has changed since it was read.
   *
   * @param value The value, or `undefined` for no change.
   */
  async patch(
    session: HttpSession,
    { resourceVersion, isImmutable }: CurrentSecret,
    value: string | undefined,
    mode: Mode = 'write',
  ): Promise<boolean> {
    if (isImmutable) throw this.#immutable()
    const { name, key } = this.#place
    const data = value === undefined ? {} : { data: { [key]: encode(value) } }
    const response = await session.send(async () => ({
      method: 'PATCH',
      url: `${this.#collection}/${name}${mode === 'dry run' ? '?dryRun=All' : ''}`,
      headers: { ...(await this.#headers()), 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify({ metadata: { resourceVersion }, ...data }),
      writes: mode === 'write',
    }))
    if (response.status === 409 && reasonOf(response) === 'Conflict') return false
    if (response.status === 404 && reasonOf(response) === 'NotFound') throw this.missing()
    if (this.#versionIn(response) === undefined) throw this.#failure(response, 'patch')
    return true
  }

  /** Creates the Secret. Returns false if it already exists. */
  async create(session: HttpSession, value: string, mode: Mode = 'write'): Promise<boolean> {
    const { name, key } = this.#place
    const response = await session.send(async () => ({
      method: 'POST',
      url: `${this.#collection}${mode === 'dry run' ? '?dryRun=All' : ''}`,
      headers: { ...(await this.#headers()), 'content-type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name },
        type: 'Opaque',
        data: { [key]: encode(value) },
      }),
      writes: mode === 'write',
    }))
    if (response.status === 409 && reasonOf(response) === 'AlreadyExists') return false
    if (response.status !== 201 || !this.#isSecret(response)) throw this.#failure(response, 'create')
    return true
  }

  missing(): StoreError {
    const { namespace, name, server } = this.#place
    return new StoreError(
      `The Secret ${namespace}/${name} does not exist at ${server}. Check the namespace and the name, or set \`create: true\`.`,
    )
  }

  contended(rounds: number): StoreError {
    const { namespace, name } = this.#place
    return new StoreError(
      `The Secret ${namespace}/${name} was changed by other programs during each of ${rounds} attempts. Try again.`,
    )
  }

  get #collection(): string {
    return `${this.#place.server}/api/v1/namespaces/${this.#place.namespace}/secrets`
  }

  async #headers(): Promise<Record<string, string>> {
    return { accept: 'application/json', authorization: `Bearer ${await this.#readToken()}` }
  }

  /** Returns the version of the Secret in a response. Returns `undefined` if the response does not contain the Secret. */
  #versionIn(response: HttpResponse): string | undefined {
    const version = valueAt(response.json, 'metadata', 'resourceVersion')
    const isVersion = response.status === 200 && this.#isSecret(response) && typeof version === 'string'
    return isVersion ? version : undefined
  }

  #isSecret({ json }: HttpResponse): boolean {
    return valueAt(json, 'kind') === 'Secret' && valueAt(json, 'metadata', 'name') === this.#place.name
  }

  #decode(base64: unknown): string | undefined {
    if (typeof base64 !== 'string') return undefined
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'))
    } catch {
      const { namespace, name, key } = this.#place
      throw new StoreError(`The key ${key} of the Secret ${namespace}/${name} is not UTF-8 text. Specify another key.`)
    }
  }

  #immutable(): StoreError {
    const { namespace, name } = this.#place
    return new StoreError(
      `The Secret ${namespace}/${name} is immutable, so its keys cannot be changed. Replace it with a Secret without "immutable: true".`,
    )
  }

  #failure(response: HttpResponse, verb: 'get' | 'patch' | 'create'): StoreError {
    const { server, namespace, name } = this.#place
    const { status } = response
    const where = `The Kubernetes API at ${server}`
    const reason = reasonOf(response)
    if (reason === undefined) {
      return new StoreError(
        `Unexpected response from ${where} (status ${status}): this does not appear to be Kubernetes. Check the server, and make sure that no proxy intercepts the request.`,
      )
    }
    if (status === 401) return new StoreError(`${where} rejected the token (401). It is invalid or has expired.`)
    if (status === 403) {
      return new StoreError(
        `${where} denied the verb "${verb}" on the resource "secrets", ${namespace}/${name} (403). Bind a role that allows it, or check the quotas and admission policies of the namespace.`,
      )
    }
    const advice = ADVICE[status] ?? 'The response may contain secrets and is not shown: see the audit log.'
    return new StoreError(
      `${where} rejected the verb "${verb}" on the Secret ${namespace}/${name} (status ${status}). ${advice}`,
    )
  }
}

const ADVICE: Readonly<Record<number, string>> = {
  404: 'Check that the namespace exists.',
  422: 'Make sure that no admission policy rejects the Secret.',
  429: 'There are too many requests: try again later.',
}

function encode(value: string): string {
  return Buffer.from(value).toString('base64')
}

/** Returns the reason for a Kubernetes error. Returns `undefined` if the response is not such an error. */
function reasonOf({ json }: HttpResponse): string | undefined {
  if (!isObject(json) || json.kind !== 'Status') return undefined
  return typeof json.reason === 'string' ? json.reason : ''
}
