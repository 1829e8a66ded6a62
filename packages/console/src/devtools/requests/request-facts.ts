import type { RecordedRequest } from '../../mock/control-api.ts'

/** The records that a request is about, and its text. */
export interface RequestFacts {
  /** The service accounts by id: the caller, and those in the path and the documents. The name is undefined if it is not in the request. */
  readonly accounts: ReadonlyMap<string, string | undefined>
  /** The API keys by id, with the id of their service account if it is in the request. */
  readonly keys: ReadonlyMap<string, string | undefined>
  /** Everything that was recorded, in lower case, to be searched. */
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

/** The members of a JSON:API record that are read here. */
interface RecordLike {
  readonly type?: string
  readonly id?: string
  readonly attributes?: { readonly display_name?: string }
  readonly relationships?: { readonly service_account?: { readonly data?: { readonly id?: string } | null } }
}

/** The documents of a request are what a program sent, so they can have any structure. */
function recordsIn(body: unknown): readonly RecordLike[] {
  const data = isObject(body) ? body.data : undefined
  return [data].flat().filter(isObject) as readonly RecordLike[]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
