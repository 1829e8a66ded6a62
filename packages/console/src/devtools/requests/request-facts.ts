import type { RecordedRequest } from '../../mock/control-api.ts'

/** The records that a request concerns, and its text. */
export interface RequestFacts {
  /**
   * The names of service accounts, by id: the caller, and those in the path and the documents. The name is `undefined` if the
   * request does not contain it.
   */
  readonly accounts: ReadonlyMap<string, string | undefined>
  /** The ids of the API keys' service accounts, by key id. The account id is `undefined` if the request does not contain it. */
  readonly keys: ReadonlyMap<string, string | undefined>
  /** All recorded text in lowercase, for searching. */
  readonly text: string
}

const cache = new WeakMap<RecordedRequest, RequestFacts>()

export function factsOf(request: RecordedRequest): RequestFacts {
  const known = cache.get(request)
  if (known) return known
  const accounts = new Map<string, string | undefined>()
  const keys = new Map<string, string | undefined>()
  const { path, caller, body, answer } = request
  for (const id of idsInPath(path, 'service_accounts')) accounts.set(id, undefined)
  for (const id of idsInPath(path, 'api_keys')) keys.set(id, undefined)
  for (const record of [...recordsIn(body), ...recordsIn(answer)]) {
    const { type, id, attributes, relationships } = record
    const owner = relationships?.service_account?.data?.id
    if (type === 'service_accounts' && id !== undefined) accounts.set(id, attributes?.display_name)
    if (type === 'api_keys' && id !== undefined) keys.set(id, owner)
    if (owner !== undefined && !accounts.has(owner)) accounts.set(owner, undefined)
  }
  // A login session belongs to a user account.
  if (caller?.apiKey) accounts.set(caller.id, caller.name)
  const facts = { accounts, keys, text: JSON.stringify(request).toLowerCase() }
  cache.set(request, facts)
  return facts
}

function idsInPath(path: string, collection: string): readonly string[] {
  const [, id] = new RegExp(`/${collection}/([^/?]+)`).exec(path) ?? []
  return id === undefined ? [] : [id]
}

/** The JSON:API record members that this module reads. */
interface RecordLike {
  readonly type?: string
  readonly id?: string
  readonly attributes?: { readonly display_name?: string }
  readonly relationships?: { readonly service_account?: { readonly data?: { readonly id?: string } | null } }
}

/** Returns the records in a document. A program may have sent a document with any structure. */
function recordsIn(body: unknown): readonly RecordLike[] {
  const data = isObject(body) ? body.data : undefined
  return [data].flat().filter(isObject) as readonly RecordLike[]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
