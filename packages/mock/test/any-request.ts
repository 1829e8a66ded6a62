import fc from 'fast-check'
import { operations } from './contract.ts'

/**
 * The ids, tokens and login that requests use. They also use the records of earlier requests, see `NEWEST`.
 */
export interface Known {
  readonly ids: Readonly<Record<string, readonly string[]>>
  readonly tokens: { readonly admin: string; readonly analyst: string; readonly readOnlyAdmin: string }
  readonly login: { readonly username: string; readonly password: string; readonly otp: string }
}

/** Placeholders for the id of the newest record of a type and for the newest secret. */
export const NEWEST = {
  id: (type: string) => `newest-${type}`,
  secret: 'newest-secret',
}

export interface AnyRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const FORM_PATH = '/auth/v0/login'

/** Valid requests, requests with one or two errors, and entirely invalid requests. */
export function anyRequest(known: Known): fc.Arbitrary<AnyRequest> {
  return fc
    .constantFrom(...operations)
    .chain(operation =>
      fc.record({
        method: mostly(fc.constant(operation.method), fc.constantFrom(...METHODS)),
        path: path(known, operation.path),
        query: fc.oneof(fc.constant(''), query(known), hostileQuery(known)),
        body: mostly(document(known, operation.path, operation.method), hostileBody(known)),
        token: mostly(
          fc.constant(known.tokens.admin),
          fc.constantFrom(...Object.values(known.tokens), NEWEST.secret, 'none'),
        ),
        accept: mostly(fc.constant('*/*'), fc.constantFrom(...ACCEPTS)),
        contentType: mostly(
          fc.constant(operation.path === FORM_PATH ? 'application/x-www-form-urlencoded' : 'application/json'),
          fc.constantFrom(...CONTENT_TYPES),
        ),
      }),
    )
    .map(({ method, path, query, body, token, accept, contentType }) => ({
      method,
      path: `${path}${query.replaceAll('#', '%23')}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept,
        'content-type': contentType,
        ...(path === FORM_PATH && { 'x-expelinc-otp': known.login.otp }),
      },
      body: /^(get|head)$/i.test(method) ? undefined : body,
    }))
}

const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong })

function path(known: Known, template: string): fc.Arbitrary<string> {
  const id = mostly(
    fc.constantFrom(...idsAt(known, template)),
    fc.oneof(anyId(known), fc.string(), fc.constantFrom(...IDS)),
  )
  const hostile = fc.oneof(fc.webPath(), fc.string()).map(text => `/${text.replace(/^\/+/, '')}`)
  return mostly(
    id.map(some => template.replace('{id}', encodeURIComponent(some))),
    hostile,
  )
}

const anyId = ({ ids }: Known) => fc.constantFrom(...Object.values(ids).flat())

/** Ids of the type at the beginning of a path. */
const idsAt = (known: Known, template: string) => idsOf(known, template.split('/')[3] ?? '')

/** Ids of a type, including the newest. */
const idsOf = ({ ids }: Known, type: string) => [...(ids[type] ?? ['none']), NEWEST.id(type)]

/** Query parameters of the contract, with attributes of different types. */
function query(known: Known): fc.Arbitrary<string> {
  const name = fc.constantFrom(...NAMES)
  const value = fc.oneof(fc.constantFrom(...VALUES), anyId(known), fc.string({ minLength: 1, maxLength: 5 }))
  const parameter = fc.oneof(
    fc.tuple(name, value).map(([attribute, text]) => `filter[${attribute}]=${encodeURIComponent(text)}`),
    fc.tuple(name, name, value).map(([one, two, text]) => `filter[${one}][${two}]=${encodeURIComponent(text)}`),
    fc.tuple(fc.constantFrom('', '-', '%2B'), name).map(([sign, attribute]) => `sort=${sign}${attribute}`),
    fc.tuple(fc.constantFrom('limit', 'offset'), fc.nat(9)).map(([part, n]) => `page[${part}]=${n}`),
    fc.array(name, { minLength: 1, maxLength: 3 }).map(names => `include=${names.join('.')}`),
    fc.tuple(fc.constantFrom(...TYPES), name).map(([type, attribute]) => `fields[${type}]=${attribute}`),
    fc.constant('flag[x]=1'),
  )
  return fc.array(parameter, { minLength: 1, maxLength: 3 }).map(list => `?${list.join('&')}`)
}

function hostileQuery(known: Known): fc.Arbitrary<string> {
  const word = fc.oneof(fc.constantFrom(...NAMES, ...TRAPS), fc.string({ maxLength: 8 }))
  const brackets = fc.array(word, { maxLength: 4 }).map(keys => keys.map(key => `[${key}]`).join(''))
  const value = fc.oneof(fc.constantFrom(...VALUES), anyId(known), fc.string())
  const name = fc.oneof(fc.constantFrom('filter', 'sort', 'page', 'include', 'fields', 'flag'), word)
  const parameter = fc.tuple(name, brackets, value).map(([one, keys, text]) => `${one}${keys}=${text}`)
  return fc.oneof(
    fc.array(parameter, { maxLength: 4 }).map(list => `?${list.join('&')}`),
    fc.webQueryParameters().map(text => `?${text}`),
  )
}

/** A body that is valid for its operation, or valid except for one attribute. */
function document(known: Known, template: string, method: string): fc.Arbitrary<string> {
  if (template === FORM_PATH) {
    const { username, password } = known.login
    return fc.constant(new URLSearchParams({ grant_type: 'password', username, password }).toString())
  }
  if (template.endsWith('/login')) return fc.constant(JSON.stringify(known.login))
  const [, , , type = '', , relationships, relation = ''] = template.split('/')
  if (relationships) return linkage(known, TARGETS[relation] ?? 'actors').map(each => JSON.stringify(each))
  const attributes = fc.record(ATTRIBUTES[type] ?? {}, {
    requiredKeys: method === 'POST' ? [...(REQUIRED[type] ?? [])] : [],
  })
  const stray = mostly(
    fc.constant({}),
    fc.dictionary(fc.constantFrom(...NAMES, ...TRAPS), fc.jsonValue(), { maxKeys: 1 }),
  )
  const account = linkage(known, 'service_accounts')
  // A client can choose any id, including the id of another or a deleted record.
  const id = fc.option(fc.oneof(fc.constantFrom(...idsOf(known, type)), anyId(known), fc.uuid()), {
    freq: 4,
    nil: undefined,
  })
  return fc
    .tuple(attributes, stray, account, id)
    .map(([right, wrong, service_account, given]) => ({
      type,
      ...(given !== undefined && { id: given }),
      attributes: { ...right, ...wrong },
      ...(type === 'api_keys' && method === 'POST' && { relationships: { service_account } }),
    }))
    .map(data => JSON.stringify({ data }))
}

const linkage = (known: Known, type: string) =>
  fc.constantFrom(...idsOf(known, type)).map(id => ({ data: { type, id } }))

function hostileBody(known: Known): fc.Arbitrary<string | undefined> {
  const value = fc.oneof(fc.constantFrom(...VALUES), anyId(known), fc.boolean(), fc.jsonValue())
  const object = fc.dictionary(fc.constantFrom(...NAMES, ...TRAPS), value)
  const data = fc.record(
    { type: fc.constantFrom(...TYPES), id: value, attributes: object, relationships: object },
    { requiredKeys: [] },
  )
  return fc.oneof(
    fc.record({ data: fc.oneof(data, fc.jsonValue()) }).map(each => JSON.stringify(each)),
    fc.json(),
    fc.string(),
    fc.constant(undefined),
  )
}

const role = fc.constantFrom('organization_admin', 'organization_analyst')
const name = fc.string({ minLength: 1, maxLength: 12 })

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  service_accounts: { display_name: name, role, restrictions: fc.subarray(['read_only']), active: fc.boolean() },
  api_keys: {
    display_name: name,
    assignable: fc.boolean(),
    active: fc.boolean(),
    role,
    restrictions: fc.subarray(['read_only']),
  },
  user_accounts: { email: fc.emailAddress({ size: 'small' }), first_name: fc.option(name), active: fc.boolean() },
  investigative_actions: { title: name, reason: name, status: fc.constantFrom('RUNNING', 'COMPLETED', 'CLOSED') },
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  service_accounts: ['display_name', 'role'],
  api_keys: ['display_name'],
  user_accounts: ['email'],
  investigative_actions: ['title', 'reason'],
}

const TARGETS: Readonly<Record<string, string>> = {
  organization: 'organizations',
  primary_organization: 'organizations',
  service_account: 'service_accounts',
}

const TYPES = ['service_accounts', 'api_keys', 'user_accounts', 'investigative_actions', 'organizations', 'actors']

const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS', 'QUERY', 'get']

/** Attributes and relationships, most of which several types have. */
const NAMES = [
  ...['id', 'display_name', 'role', 'restrictions', 'active', 'created_at', 'email', 'status', 'actor_type'],
  ...['organization', 'service_account', 'api_keys', 'created_by', 'actor', 'assigned_to_actor', 'user_accounts'],
]

const TRAPS = ['__proto__', 'constructor', 'toString', 'access_token', 'limit', 'offset', 'data', '', ...TYPES]

const IDS = ['..', '.', '%00', '%', 'a b', '𝒳', '__proto__', 'constructor']

const VALUES = [
  ...[
    '',
    ',',
    '[]',
    '%',
    '%E2%90',
    '!',
    '≥',
    '␀',
    '␀true',
    '␀false',
    'true',
    'False',
    '0',
    '-1',
    '1e9',
    '9'.repeat(20),
  ],
  ...['>2026', '>2026-01-01', '<2026-01-01T00:00:00', '≤2026-01-01T00:00:00Z', ':a', '^a', '~a', '!a', '-created_at'],
  ...['organization_admin', 'read_only', 'service'],
]

const ACCEPTS = ['application/vnd.api+json', 'application/json', 'text/html', 'application/vnd.api+json;q=0', '', ';,']

const CONTENT_TYPES = [
  ...['application/vnd.api+json', 'application/json; charset=utf-8', 'application/vnd.api+json; ext=x'],
  ...['text/plain', 'application/x-www-form-urlencoded', ';', ''],
]
