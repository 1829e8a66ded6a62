import { type Handler, hasOnly, isObject, type JsonObject, json, parseObject } from './serve.ts'

/** The capabilities of a token by path. A path may end in `*`. */
export type Policy = Readonly<Record<string, readonly string[]>>

export const ROOT: Policy = { '*': ['root'] }

interface Version {
  /** The fields as a JSON text, so that numbers are kept as they are. */
  readonly text: string
  deletionTime: string
  isDestroyed: boolean
}

export interface FakeVaultOptions {
  /** The version of the KV engine by mount. */
  readonly mounts?: Readonly<Record<string, 1 | 2>>
  readonly namespace?: string
}

/**
 * A fake of Vault with the KV secrets engine, versions 1 and 2, written from the public documentation of the HTTP API. It rejects
 * requests that the documentation does not allow. Not a complete Vault.
 */
export class FakeVault {
  isSealed = false
  isUpgrading = false
  /**
   * How many of the next reads without the index of the last write return the version before the current one, as on a performance
   * standby that is behind.
   */
  staleReads = 0
  /** Whether the response to a write has the index of the state, as in Vault Enterprise. */
  sendsIndex = true
  readonly tokens = new Map<string, Policy>()
  readonly #options: FakeVaultOptions
  readonly #secrets = new Map<string, Version[]>()
  readonly #version1 = new Map<string, unknown>()
  #index = 0

  constructor(options: FakeVaultOptions = {}) {
    this.#options = { mounts: { secret: 2 }, ...options }
  }

  /** The fields of the current version, as a JSON text. */
  textOf(path: string): string | undefined {
    return this.#secrets.get(path)?.at(-1)?.text
  }

  versionsOf(path: string): number {
    return this.#secrets.get(path)?.length ?? 0
  }

  /** The secrets in engines of version 1. */
  get version1(): ReadonlyMap<string, unknown> {
    return this.#version1
  }

  /** Creates a version. */
  put(path: string, text: string): void {
    this.#secrets.set(path, [...(this.#secrets.get(path) ?? []), { text, deletionTime: '', isDestroyed: false }])
    this.#index += 1
  }

  readonly handle: Handler = async request => {
    const { pathname, search } = new URL(request.url)
    if (!pathname.startsWith('/v1/') || search !== '') return failure(404, 'unsupported path')
    const path = decodeURIComponent(pathname.slice('/v1/'.length))
    if (this.isSealed) return failure(503, 'Vault is sealed')
    const { namespace = '' } = this.#options
    if ((request.headers.get('x-vault-namespace') ?? '') !== namespace) return failure(404, 'no handler for route')
    const policy = this.tokens.get(request.headers.get('x-vault-token') ?? '')
    if (policy === undefined) return failure(403, 'permission denied', 'invalid token')
    if (path === 'sys/capabilities-self') return this.#capabilities(request, policy)
    const mounted = /^sys\/internal\/ui\/mounts\/(.+)$/.exec(path)?.[1]
    if (mounted !== undefined) return this.#mount(mounted, policy)
    return this.#engine(request, path, policy)
  }

  #engine(request: Request, path: string, policy: Policy): Promise<Response> | Response {
    const found = Object.entries(this.#options.mounts ?? {}).find(([mount]) => path.startsWith(`${mount}/`))
    const [mount = '', version] = found ?? []
    const isGet = request.method === 'GET'
    const isKnown = this.#secrets.has(path.replace(/^(.*?)\/(delete|undelete|destroy)\//, '$1/data/'))
    const needed = isGet ? 'read' : request.method === 'DELETE' ? 'delete' : isKnown ? 'update' : 'create'
    if (!isAllowed(policy, path, needed)) return failure(403, '1 error occurred:\n\t* permission denied\n\n')
    if (version === undefined) return failure(404, `no handler for route "${path}". route entry not found.`)
    if (version === 1) return this.#handleVersion1(request, path)
    if (this.isUpgrading) {
      this.isUpgrading = false
      return failure(
        400,
        'Upgrading from non-versioned to versioned data. This backend will be unavailable for a brief period.',
      )
    }
    const [, operation, name] = /^([^/]+)\/(.+)$/.exec(path.slice(mount.length + 1)) ?? []
    const key = `${mount}/data/${name}`
    if (operation === 'data' && isGet) return this.#read(request, key)
    if (operation === 'data' && request.method === 'DELETE') return this.#delete(key)
    if (operation === 'data') return this.#write(request, key)
    if (operation === 'destroy') return this.#destroy(request, key)
    return failure(404, 'unsupported path')
  }

  #read(request: Request, key: string): Response {
    const versions = this.#secrets.get(key) ?? []
    const index = request.headers.get('x-vault-index')
    if (index !== null && request.headers.get('x-vault-inconsistent') !== 'forward-active-node') {
      return failure(412, 'required index state not present')
    }
    const isOutdated = this.staleReads > 0 && index !== String(this.#index)
    if (isOutdated) this.staleReads -= 1
    const seen = isOutdated ? versions.slice(0, -1) : versions
    const current = seen.at(-1)
    if (current === undefined) return json(404, { errors: [] })
    const isGone = current.isDestroyed || current.deletionTime !== ''
    const metadata = {
      created_time: '2026-11-27T01:02:03.123456789Z',
      custom_metadata: null,
      deletion_time: current.deletionTime,
      destroyed: current.isDestroyed,
      version: seen.length,
    }
    const body = `{"request_id":"r","lease_id":"","renewable":false,"lease_duration":0,"data":{"data":${isGone ? 'null' : current.text},"metadata":${JSON.stringify(metadata)}},"wrap_info":null,"warnings":null,"auth":null}`
    return new Response(body, { status: isGone ? 404 : 200, headers: { 'content-type': 'application/json' } })
  }

  async #write(request: Request, key: string): Promise<Response> {
    if (!['POST', 'PUT'].includes(request.method)) return failure(405, 'unsupported operation')
    const source = await request.clone().text()
    const body = await parseObject(request)
    if (body === undefined) return failure(400, 'error parsing JSON')
    const { data, options = {} } = body
    if (!hasOnly(body, ['data', 'options', 'version']) || !isObject(data) || !isObject(options)) {
      return failure(400, 'no data provided')
    }
    const { cas } = options
    const version = this.versionsOf(key)
    if (cas !== undefined && !Number.isSafeInteger(cas)) return failure(400, 'error parsing check-and-set parameter')
    if (cas !== undefined && cas !== version) {
      return failure(400, 'check-and-set parameter did not match the current version')
    }
    this.put(key, dataText(source))
    const metadata = { created_time: '2026-11-27T01:02:03Z', deletion_time: '', destroyed: false, version: version + 1 }
    const headers = this.sendsIndex ? { 'x-vault-index': String(this.#index) } : {}
    return json(200, { data: metadata, warnings: null }, headers)
  }

  #delete(key: string): Response {
    const current = this.#secrets.get(key)?.at(-1)
    if (current !== undefined) current.deletionTime = '2026-11-27T02:00:00Z'
    return new Response(null, { status: 204 })
  }

  async #destroy(request: Request, key: string): Promise<Response> {
    const versions = (await parseObject(request))?.versions
    if (!Array.isArray(versions)) return failure(400, 'No version number provided')
    for (const version of versions) {
      const found = this.#secrets.get(key)?.[Number(version) - 1]
      if (found !== undefined) found.isDestroyed = true
    }
    return new Response(null, { status: 204 })
  }

  async #handleVersion1(request: Request, path: string): Promise<Response> {
    if (request.method === 'GET') {
      const data = this.#version1.get(path)
      return data === undefined ? json(404, { errors: [] }) : json(200, { data, lease_duration: 2_764_800 })
    }
    this.#version1.set(path, await request.json())
    return new Response(null, { status: 204 })
  }

  async #capabilities(request: Request, policy: Policy): Promise<Response> {
    if (!isAllowed(policy, 'sys/capabilities-self', 'update')) return failure(403, 'permission denied')
    const paths = (await parseObject(request))?.paths
    if (!Array.isArray(paths) || request.method === 'GET') return failure(400, 'paths must be supplied')
    const data: JsonObject = Object.fromEntries(paths.map(path => [path, capabilitiesOn(policy, String(path))]))
    return json(200, { ...data, capabilities: data[paths[0]], data: { ...data, capabilities: data[paths[0]] } })
  }

  /** Without access to anything below the mount, the response is the same as for a mount that does not exist. */
  #mount(path: string, policy: Policy): Response {
    const [mount, version] =
      Object.entries(this.#options.mounts ?? {}).find(([each]) => `${path}/`.startsWith(`${each}/`)) ?? []
    const hasAccess = Object.keys(policy).some(each => each === '*' || each.startsWith(`${mount}/`))
    if (mount === undefined || !hasAccess) {
      return failure(
        403,
        "preflight capability check returned 403, please ensure client's policies grant access to path",
      )
    }
    const options = version === 2 ? { version: '2' } : null
    return json(200, { data: { type: 'kv', path: `${mount}/`, options, accessor: 'kv_1', uuid: 'u', description: '' } })
  }
}

/** Returns the text of the data in a request, in which `data` is the last property. */
function dataText(source: string): string {
  return /"data":([\s\S]*)\}$/.exec(source)?.[1] ?? JSON.stringify(JSON.parse(source).data)
}

function capabilitiesOn(policy: Policy, path: string): readonly string[] {
  const [, found] =
    Object.entries(policy)
      .filter(([each]) => each === path || (each.endsWith('*') && path.startsWith(each.slice(0, -1))))
      .toSorted(([a], [b]) => b.length - a.length)[0] ?? []
  return found ?? ['deny']
}

function isAllowed(policy: Policy, path: string, needed: string): boolean {
  const found = capabilitiesOn(policy, path)
  return found.includes('root') || found.includes(needed)
}

function failure(status: number, ...errors: string[]): Response {
  return json(status, { errors })
}
