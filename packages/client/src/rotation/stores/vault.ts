import { InvalidArgumentError, Secret, type TokenSource } from '../../index.ts'
import { fetchWithCa } from './http/ca-fetch.ts'
import { isObject, textAt, valueAt } from './http/json.ts'
import { checkOptions, checkText, type HttpStoreOptions, parseServerUrl, resolveHttpOptions } from './http/options.ts'
import { type Api, type HttpRequest, type HttpResponse, type HttpSession, withSession } from './http/session.ts'
import { tokenReader } from './http/token.ts'
import { getString, setString } from './json-file.ts'
import { runExclusive } from './mutex.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { explainMember } from './suggestion.ts'

/**
 * Which field of a path contains the secret, and how to access Vault.
 *
 * @example
 * const options: VaultSecretOptions = { address: 'https://vault.example:8200', token, path: 'agent', field: 'workbench' }
 * const store = vaultSecret(options)
 */
export interface VaultSecretOptions extends HttpStoreOptions {
  /**
   * The URL of Vault, e.g. `https://vault.example:8200`.
   *
   * @default the environment variable `VAULT_ADDR`
   */
  readonly address?: string | undefined
  /**
   * A Vault token, or a function that returns one, e.g. after a login with AppRole. The function is called for each request.
   *
   * @default the environment variable `VAULT_TOKEN`, unless `tokenFile` is set
   */
  readonly token?: TokenSource | undefined
  /** A file with the token, e.g. the sink of a Vault Agent. It is read for each request. */
  readonly tokenFile?: string | undefined
  /**
   * The path at which the secrets engine is mounted.
   *
   * @default 'secret'
   */
  readonly mount?: string | undefined
  /** The path of the secret below the mount, without `data/`, e.g. `agent/production`. */
  readonly path: string
  /** The name of the field. Other fields of the path are kept. */
  readonly field: string
  /**
   * A namespace in Vault Enterprise, HCP Vault or OpenBao, e.g. `team-a`.
   *
   * @default the environment variable `VAULT_NAMESPACE`
   */
  readonly namespace?: string | undefined
  /** The certificates of a private certificate authority, in PEM format. Cannot be combined with `fetch`. */
  readonly ca?: string | undefined
}

/**
 * Stores the secret in a field in the KV version 2 secrets engine of HashiCorp Vault or OpenBao. Other fields of the path are kept. A
 * path that does not exist is created.
 *
 * A write reads the current version and creates the next one with check-and-set, so changes by other programs are never lost. The write is
 * retried if its response is lost. The token needs the capabilities `read`, `create` and `update` on the path with `data/`, e.g.
 * `secret/data/agent`. A field that is not a string is treated as no secret. It is replaced, unless it is an object or an array.
 *
 * Reads through a performance standby or a replicated cluster can be outdated. The store sends the index of its last write, so
 * that such a node forwards the read or waits.
 *
 * @throws InvalidArgumentError if an option is invalid.
 * @throws StoreError from its methods, if Vault cannot be reached or denies access, or the mount is not KV version 2.
 * @throws AbortedError from its methods, if `signal` is aborted.
 *
 * @example
 * const store = vaultSecret({ address: 'https://vault.example:8200', token, path: 'agent', field: 'workbench' })
 * await store.write(key.secret)
 * console.log(store.label) // workbench in secret/data/agent at https://vault.example:8200
 *
 * @example
 * const store = vaultSecret({
 *   address: 'https://vault.example:8200',
 *   tokenFile: '/run/vault/token',
 *   mount: 'teams/kv',
 *   path: 'agent',
 *   field: 'workbench',
 * })
 * await store.check?.() // StoreError: /run/vault/token does not exist. …
 */
export function vaultSecret(options: VaultSecretOptions): SecretStore {
  const place = resolvePlace(checkOptions(options))
  const { address, resource, field } = place
  const api: Api = {
    name: `Vault at ${address}`,
    http: resolveHttpOptions({ ...options, ...(options.ca !== undefined && { fetch: caFetch(options, options.ca) }) }),
    isOwnError: isVaultError,
    isTransient: isTransientError,
    isRejected: isSealed,
  }
  const label = `${field} in ${resource} at ${address}`
  const client = new KvClient(place, readTokenWith(options))
  const run = <T>(work: (session: HttpSession) => Promise<T>) => withSession(api, work)

  return {
    label: place.namespace === undefined ? label : `${label} (namespace ${place.namespace})`,
    write: secret =>
      runExclusive(`${address} ${place.namespace} ${resource}`, () =>
        run(session => writeField(client, session, field, secret.reveal())),
      ),
    read: () =>
      run(async session => {
        const { data } = await client.read(session)
        const value = getString(data, [field], resource)
        return value ? new Secret(value) : undefined
      }),
    explainEmpty: () =>
      run(async session => {
        const { version, data } = await client.read(session)
        return version === 0
          ? { reason: `${resource} does not exist.` }
          : explainMember(JSON.parse(data), field, 'field', resource)
      }),
    check: () =>
      run(async session => {
        await client.checkEngine(session)
        const { data, version } = await client.read(session)
        setField(data, field, '', resource)
        await client.checkCapabilities(session, version === 0 ? 'create' : 'update')
      }),
  }
}

/** The location of the secret. */
interface Place {
  readonly address: string
  readonly mount: string
  /** The path that policies use, e.g. `secret/data/agent`. */
  readonly resource: string
  readonly field: string
  readonly namespace: string | undefined
}

const PATH = /^(?!\s*$)(?!.*(?:^|\/)(?:\.{0,2})(?:\/|$))[^\p{C}]+$/u
const EXPECTED_PATH = 'segments separated by single slashes, without a slash at the start and the end'

function resolvePlace(options: VaultSecretOptions): Place {
  const { VAULT_ADDR, VAULT_NAMESPACE } = process.env
  const { address = VAULT_ADDR, mount = 'secret', namespace = VAULT_NAMESPACE || undefined } = options
  if (!address) {
    throw new InvalidArgumentError(
      'Missing address: pass the `address` option, or set the VAULT_ADDR environment variable.',
    )
  }
  checkText('mount', mount, PATH, EXPECTED_PATH)
  checkText('path', options.path, PATH, EXPECTED_PATH)
  return {
    address: parseServerUrl('address', address, 'https://vault.example:8200', options),
    mount,
    resource: `${mount}/data/${options.path}`,
    field: checkText('field', options.field, /^[^\p{C}]+$/u, 'the name of a field'),
    namespace: namespace && checkText('namespace', namespace.replace(/\/$/, ''), /^[!-~]+$/, 'the path of a namespace'),
  }
}

function readTokenWith(options: VaultSecretOptions): () => Promise<string> {
  const readToken = tokenReader(options)
  if (readToken !== undefined) return readToken
  return async () => {
    const { VAULT_TOKEN } = process.env
    const read = tokenReader({ token: VAULT_TOKEN || undefined })
    if (read !== undefined) return read()
    throw new StoreError('Missing token: pass `token` or `tokenFile`, or set the VAULT_TOKEN environment variable.')
  }
}

function caFetch({ fetch, address = process.env.VAULT_ADDR ?? '' }: VaultSecretOptions, ca: string) {
  if (fetch !== undefined) throw new InvalidArgumentError('Invalid options: `ca` cannot be combined with `fetch`.')
  if (/^https:/i.test(address)) return fetchWithCa(() => ca)
  throw new InvalidArgumentError('Invalid ca: `address` must be an https: URL.')
}

const MAX_ROUNDS = 10

async function writeField(client: KvClient, session: HttpSession, field: string, value: string): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const { version, data } = await client.readLatest(session)
    // An earlier attempt may have written the value, although its response was lost.
    if (getString(data, [field], client.resource) === value) return
    // In version 1, the request would create a secret at another path.
    if (version === 0) await client.checkEngine(session)
    if (await client.write(session, version, setField(data, field, value, client.resource))) return
    await session.pause(round)
  }
  throw new StoreError(
    `${client.resource} was changed by other programs during each of ${MAX_ROUNDS} attempts. Try again.`,
  )
}

function setField(data: string, field: string, value: string, resource: string): string {
  const current = valueAt(JSON.parse(data), field)
  if (typeof current !== 'object' || current === null) return setString(data, [field], value, resource)
  throw new StoreError(`The field ${field} of ${resource} is an object or an array. Specify another field.`)
}

/** A version of a secret. */
interface Version {
  /** The number of the version. 0 if there is no version. */
  readonly version: number
  /** The fields, as a JSON object. Empty if the version is deleted. */
  readonly data: string
}

/** The API of the KV version 2 secrets engine: https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 */
class KvClient {
  readonly resource: string
  readonly #place: Place
  readonly #readToken: () => Promise<string>
  /** The state of Vault's storage after this store's last write. */
  #index: string | undefined
  /** The version last written by this store. */
  #written: Version = { version: 0, data: '{}' }

  constructor(place: Place, readToken: () => Promise<string>) {
    this.#place = place
    this.resource = place.resource
    this.#readToken = readToken
  }

  /** Returns the current version. */
  async read(session: HttpSession): Promise<Version> {
    const response = await this.#send(session, 'GET', this.resource)
    const { status, json, text } = response
    const version = valueAt(json, 'data', 'metadata', 'version')
    const isVersion = Number.isSafeInteger(version)
    if (status === 200 && isVersion && isObject(valueAt(json, 'data', 'data'))) {
      return { version: Number(version), data: textAt(text, 'data', 'data') }
    }
    // The current version is deleted or destroyed. Its number is needed to create the next one.
    if (status === 404 && isVersion) return { version: Number(version), data: '{}' }
    if (status === 404 && isVaultError(response) && !/no handler|unsupported path/i.test(text)) {
      return { version: 0, data: '{}' }
    }
    if (status === 404 && isVaultError(response)) throw this.#wrongEngine()
    if (status === 200 && isObject(valueAt(json, 'data'))) throw this.#wrongEngine()
    throw this.#unexpected(response, 'read')
  }

  /** Returns the current version, or the version last written by this store if the read is too outdated to include it. */
  async readLatest(session: HttpSession): Promise<Version> {
    const found = await this.read(session)
    return found.version < this.#written.version ? this.#written : found
  }

  /** Creates the version after `version`. Returns false if it already exists. */
  async write(session: HttpSession, version: number, data: string): Promise<boolean> {
    const body = `{"options":{"cas":${version}},"data":${data}}`
    const response = await this.#send(session, 'POST', this.resource, body, true)
    const { status, json, text, headers } = response
    const created = valueAt(json, 'data', 'version')
    if (status === 200 && Number.isSafeInteger(created)) {
      this.#written = { version: Number(created), data }
      const index = headers.get('x-vault-index') ?? ''
      if (/^[\w+/=.-]{1,4096}$/.test(index)) this.#index = index
      return true
    }
    if (status === 400 && isVaultError(response) && /check-and-set parameter did not match/i.test(text)) return false
    throw this.#unexpected(response, version === 0 ? 'create' : 'update')
  }

  /** Throws unless the mount is a KV version 2 secrets engine. */
  async checkEngine(session: HttpSession): Promise<void> {
    const { mount, address } = this.#place
    const response = await this.#send(session, 'GET', `sys/internal/ui/mounts/${mount}`)
    const { status, json } = response
    if (status === 403 && isVaultError(response)) {
      throw new StoreError(
        `Vault at ${address} denied access to the mount ${mount} (403). The token is invalid or expired, or it has no access to the mount, or the mount does not exist. Check the token and its policies, the mount and the namespace.`,
      )
    }
    const path = valueAt(json, 'data', 'path')
    const isMount = status === 200 && typeof path === 'string'
    if (!isMount && !(status === 404 && isVaultError(response))) throw this.#unexpected(response, 'read')
    const isVersion2 = valueAt(json, 'data', 'options', 'version') === '2'
    if (!isVersion2 || path !== `${mount}/`) throw this.#wrongEngine()
  }

  /** Throws if the token lacks the capability that a write needs. Vault may not allow the token to check its capabilities. */
  async checkCapabilities(session: HttpSession, needed: 'create' | 'update'): Promise<void> {
    const body = JSON.stringify({ paths: [this.resource] })
    const response = await this.#send(session, 'POST', 'sys/capabilities-self', body)
    const { status, json } = response
    if (status === 403 && isVaultError(response)) return
    const found = valueAt(json, 'data', this.resource) ?? valueAt(json, this.resource)
    if (status !== 200 || !Array.isArray(found)) throw this.#unexpected(response, needed)
    if (!found.includes('root') && !found.includes(needed)) throw this.#denied(needed)
  }

  #send(session: HttpSession, method: HttpRequest['method'], path: string, body?: string, writes = false) {
    return session.send(async () => ({
      method,
      url: `${this.#place.address}/v1/${path.split('/').map(encodeURIComponent).join('/')}`,
      headers: await this.#headers(body !== undefined),
      ...(body !== undefined && { body }),
      writes,
    }))
  }

  async #headers(hasBody: boolean): Promise<Record<string, string>> {
    const { namespace } = this.#place
    return {
      'x-vault-request': 'true',
      'x-vault-token': await this.#readToken(),
      ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
      ...(this.#index !== undefined && {
        'x-vault-index': this.#index,
        'x-vault-inconsistent': 'forward-active-node',
      }),
      ...(hasBody && { 'content-type': 'application/json' }),
    }
  }

  #wrongEngine(): StoreError {
    const { mount, address } = this.#place
    return new StoreError(
      `${mount} at ${address} is not the mount of a KV secrets engine, version 2. Specify the mount and the path below it, or upgrade the engine: vault kv enable-versioning ${mount}`,
    )
  }

  #denied(capability: string): StoreError {
    return new StoreError(
      `Vault at ${this.#place.address} denied the capability "${capability}" on ${this.resource} (403). Check that the token is valid, and allow "read", "create" and "update" on this path in its policy.`,
    )
  }

  #unexpected(response: HttpResponse, capability: 'read' | 'create' | 'update'): StoreError {
    const { status } = response
    const where = `Vault at ${this.#place.address}`
    if (status === 403 && isVaultError(response)) return this.#denied(capability)
    if (isSealed(response)) return new StoreError(`${where} is sealed (503). Unseal it, then try again.`)
    if (status === 307 || status === 308) {
      return new StoreError(`${where} redirects to another node (${status}). Specify the address of the active node.`)
    }
    if (status >= 400 && isVaultError(response)) {
      return new StoreError(
        `${where} responded with status ${status} for ${this.resource}. Its response may contain secrets and is not shown: see Vault's log.`,
      )
    }
    return new StoreError(
      `Unexpected response from ${where} (status ${status}): this does not appear to be a Vault server. Check the address, and make sure that no proxy or login page intercepts the request.`,
    )
  }
}

function isVaultError({ json }: HttpResponse): boolean {
  return Array.isArray(valueAt(json, 'errors'))
}

function isSealed(response: HttpResponse): boolean {
  return response.status === 503 && isVaultError(response) && /vault is sealed/i.test(response.text)
}

/** Whether a node has not received the last write yet, or the engine is being upgraded. */
function isTransientError(response: HttpResponse): boolean {
  if (!isVaultError(response)) return false
  const isUpgrading = response.status === 400 && /upgrad(?:e|ing) from non-versioned/i.test(response.text)
  return response.status === 412 || isUpgrading
}
