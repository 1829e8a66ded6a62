import { type Handler, isObject, type JsonObject, json, parseObject } from './serve.ts'

interface FakeSecret {
  readonly uid: string
  version: number
  type: string
  immutable: boolean
  labels: JsonObject
  data: Record<string, string>
}

type Verb = 'get' | 'create' | 'patch'

const VERBS: Readonly<Record<string, Verb>> = { GET: 'get', POST: 'create', PATCH: 'patch' }
const PATCH_TYPES = ['application/merge-patch+json', 'application/strategic-merge-patch+json']
const PATH = /^\/api\/v1\/namespaces\/([^/]+)\/secrets(?:\/([^/]+))?$/

/**
 * A fake of the Kubernetes API server with Secrets, written from the public API reference. It rejects requests that the reference
 * does not allow. Not a complete API server.
 */
export class FakeKubernetes {
  /** The verbs on Secrets by token. */
  readonly tokens = new Map<string, readonly Verb[]>()
  readonly namespaces = new Set(['agents'])
  /** Called before each patch, e.g. to change the Secret concurrently. */
  beforePatch: () => void = () => {}
  readonly #secrets = new Map<string, FakeSecret>()
  #version = 1000

  /** Creates or replaces a Secret. */
  put(path: string, data: Record<string, string>, { immutable = false } = {}): void {
    this.#version += 1
    const encoded = Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')])
    const { uid, type, labels } = this.#secrets.get(path) ?? {
      uid: crypto.randomUUID(),
      type: 'example.com/agent',
      labels: { app: 'agent' },
    }
    this.#secrets.set(path, { uid, type, labels, immutable, version: this.#version, data: Object.fromEntries(encoded) })
  }

  /** The values of a Secret. */
  valuesOf(path: string): Record<string, string> | undefined {
    const data = this.#secrets.get(path)?.data
    return (
      data &&
      Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
    )
  }

  /** All parts of a Secret except its values. */
  metadataOf(path: string) {
    const { uid, version, type, labels } = this.#secrets.get(path) ?? {}
    return { uid, version, type, labels }
  }

  readonly handle: Handler = async request => {
    const { pathname, searchParams } = new URL(request.url)
    const [, namespace, name] = PATH.exec(pathname) ?? []
    const verb = VERBS[request.method]
    const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '') ?? []
    const verbs = this.tokens.get(token)
    if (verbs === undefined) return status(401, 'Unauthorized')
    if (namespace === undefined) return status(404, 'NotFound')
    if (verb === undefined || (verb === 'create') !== (name === undefined)) return status(405, 'MethodNotAllowed')
    if (!verbs.includes(verb))
      return status(403, 'Forbidden', `secrets is forbidden: cannot ${verb} resource "secrets"`)
    const dryRun = searchParams.getAll('dryRun')
    if (dryRun.some(each => each !== 'All') || (verb === 'get' && dryRun.length > 0)) return status(400, 'BadRequest')
    if (verb === 'create') return this.#create(request, namespace, dryRun.length > 0)
    const path = `${namespace}/${name}`
    const secret = this.#secrets.get(path)
    if (secret === undefined) return status(404, 'NotFound', `secrets "${name}" not found`)
    return verb === 'get' ? json(200, printed(path, secret)) : this.#patch(request, path, secret, dryRun.length > 0)
  }

  async #create(request: Request, namespace: string, isDryRun: boolean): Promise<Response> {
    if (request.headers.get('content-type') !== 'application/json') return status(415, 'UnsupportedMediaType')
    const body = await parseObject(request)
    const metadata = body?.metadata
    if (body?.kind !== 'Secret' || body.apiVersion !== 'v1' || !isObject(metadata)) return status(400, 'BadRequest')
    if (!this.namespaces.has(namespace)) return status(404, 'NotFound', `namespaces "${namespace}" not found`)
    const { data = {} } = body
    if (!isData(data)) return status(400, 'BadRequest')
    const path = `${namespace}/${metadata.name}`
    if (this.#secrets.has(path)) return status(409, 'AlreadyExists')
    const secret: FakeSecret = {
      uid: crypto.randomUUID(),
      version: this.#version + 1,
      type: String(body.type ?? 'Opaque'),
      immutable: body.immutable === true,
      labels: {},
      data,
    }
    if (isDryRun) return json(201, printed(path, secret, true))
    this.#version += 1
    this.#secrets.set(path, secret)
    return json(201, printed(path, secret))
  }

  async #patch(request: Request, path: string, before: FakeSecret, isDryRun: boolean): Promise<Response> {
    this.beforePatch()
    const secret = this.#secrets.get(path) ?? before
    if (!PATCH_TYPES.includes(request.headers.get('content-type') ?? '')) return status(415, 'UnsupportedMediaType')
    const patch = await parseObject(request)
    if (patch === undefined) return status(400, 'BadRequest')
    const { metadata = {}, data = {} } = patch
    if (!isObject(metadata) || !isObject(data)) return status(400, 'BadRequest')
    if (metadata.resourceVersion !== undefined && metadata.resourceVersion !== String(secret.version)) {
      return status(409, 'Conflict', 'the object has been modified; please apply your changes to the latest version')
    }
    const merged = Object.fromEntries(Object.entries({ ...secret.data, ...data }).filter(([, value]) => value !== null))
    if (!isData(merged)) return status(400, 'BadRequest', 'illegal base64 data')
    const isChanged = JSON.stringify(merged) !== JSON.stringify(secret.data)
    if (secret.immutable && isChanged) return status(422, 'Invalid', 'field is immutable when `immutable` is set')
    if (isDryRun || !isChanged) return json(200, printed(path, { ...secret, data: merged }))
    this.#version += 1
    Object.assign(secret, { data: merged, version: this.#version })
    return json(200, printed(path, secret))
  }
}

const KEY = /^[-._a-zA-Z0-9]{1,253}$/
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

function isData(value: unknown): value is Record<string, string> {
  return (
    isObject(value) &&
    Object.entries(value).every(([key, each]) => KEY.test(key) && typeof each === 'string' && BASE64.test(each))
  )
}

function printed(path: string, { uid, version, type, immutable, labels, data }: FakeSecret, isNew = false) {
  const [namespace, name] = path.split('/')
  return {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { name, namespace, uid, labels, ...(!isNew && { resourceVersion: String(version) }) },
    ...(immutable && { immutable }),
    data,
    type,
  }
}

/** An error in the form that the API server returns. */
export function status(code: number, reason: string, message = reason): Response {
  return json(code, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code })
}
