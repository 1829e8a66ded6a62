import { boundedIssues, boundedText } from '@workbench-sdk/contract/bounded-issues'
import { isResourceType, modelOf, relationshipModel } from '@workbench-sdk/contract/model'
import {
  type Answer,
  CODINGS,
  type Exchange,
  normalizedUrl,
  type OracleRequest,
  parametersOf,
  segmentsOf,
  sortedDetail,
} from './exchange.ts'

/** The expected response of the mock: a status and, for an error, its title. */
interface Instead {
  readonly status: number
  readonly title?: string
}

/** A deliberate difference between jsonapi-server and the mock. */
export interface Difference {
  readonly stock: string
  readonly mock: string
  /** The reason, and its source. */
  readonly reason: string
  /** Requests that show the difference. */
  readonly examples: readonly string[]
  readonly when: (exchange: Exchange) => boolean
  /** The expected response of the mock. The default is that only the status of the response is compared, which is 200. */
  readonly instead?: Instead | ((exchange: Exchange) => Instead)
  /** Converts the response of jsonapi-server to the expected response of the mock. */
  readonly adapt?: (stock: Answer, exchange: Exchange) => Answer
}

const PY = 'pyexclient, workbench.py'
const FORK = "Expel's fork"
const NO_RULES = 'The resources in this test have no rules; each rule of the mock has its own source.'

const INVALID_FILTER = { status: 403, title: 'Invalid filter' }
const INVALID_PARAMETERS = { status: 403, title: 'Param validation failed' }

const named = (request: OracleRequest, name: string) =>
  parametersOf(request).filter(([each]) => each.replace(/\[[^[\]]*\].*/, '') === name)
const has = (request: OracleRequest, name: string) => named(request, name).length > 0
/** The filters of a list. Other routes ignore them. */
const filters = (request: OracleRequest) =>
  isCollection(request) || isRelated(request) || relationOf(request)?.many
    ? named(request, 'filter').map(([name, value]) => ({ keys: keysOf(name), value }))
    : []
/** The keys of a parameter in brackets. */
const keysOf = (name: string) => [...name.matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key)
/** A date, perhaps with a time, in the format of RFC 3339. */
const RFC_3339 = /^(\d{4}-\d\d-\d\d)(?:([T ](?!24)\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-](?!24)[0-2]\d:?[0-5]\d)?)?$/i
/** Whether a condition is a date in the calendar, in the years 0000 to 9999 in UTC. */
const isDate = (text: string) => {
  const [, day, time = 'T00:00', zone = 'Z'] = RFC_3339.exec(text) ?? []
  const [start, date] = [new Date(`${day}T00:00Z`), new Date(`${day}${time}${zone}`)]
  // JavaScript reads February 30 as March 2.
  const isInCalendar = !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day ?? '')
  return isInCalendar && !Number.isNaN(date.getTime()) && /^\d/.test(date.toISOString())
}
const isCollection = (request: OracleRequest) => segmentsOf(request).length === 1
/** Whether a segment is the fixed part of the path of a relationship. */
const isFixed = (segment: string | undefined) => segment?.toLowerCase() === 'relationships'
const relationOf = (request: OracleRequest) => {
  const [type = '', , third, fourth] = segmentsOf(request)
  return isResourceType(type) ? relationshipModel(type, (isFixed(third) ? fourth : third) ?? '') : undefined
}
const isRelated = (request: OracleRequest) => segmentsOf(request).length === 3 && relationOf(request) !== undefined
const isRelationship = (request: OracleRequest) => isFixed(segmentsOf(request)[2]) && !isRelated(request)
const isWrite = ({ method }: OracleRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(method)
/** Whether the response is a document. */
const succeeds = ({ stock, request }: Exchange) =>
  stock.status < 300 && stock.status !== 204 && request.method !== 'HEAD'
const titleOf = ({ body }: Answer): string | undefined => body?.errors?.[0]?.title
const detailOf = ({ body }: Answer): unknown => body?.errors?.[0]?.detail
/** The members of a body that is an object. */
const bodyOf = (request: OracleRequest): Answer['body'] => {
  try {
    return Object(JSON.parse(request.body ?? ''))
  } catch {
    return {}
  }
}
const dataOf = (request: OracleRequest) => bodyOf(request).data
/** The parameters of paths. */
const OF_URLS = ['type', 'id', 'relation']

/** Changes each record of a document. */
function withRecords(answer: Answer, change: (record: Answer['body']) => Answer['body']): Answer {
  const { data, included } = answer.body ?? {}
  const changed = (each: Answer['body']) => (each?.attributes ? change(each) : each)
  return {
    ...answer,
    body: {
      ...answer.body,
      ...(data !== undefined && { data: Array.isArray(data) ? data.map(changed) : changed(data) }),
      ...(included && { included: included.map(changed) }),
    },
  }
}

const withBody = (answer: Answer, change: object): Answer => ({ ...answer, body: { ...answer.body, ...change } })

/** The headers of a preflight that jsonapi-server does not send, or sends with other values. */
const PREFLIGHT = {
  'access-control-allow-headers': 'authorization, content-type, *',
  'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE, OPTIONS, PUT',
  'access-control-max-age': '600',
  allow: 'GET, HEAD, POST, PATCH, DELETE, OPTIONS',
  vary: 'access-control-request-headers',
}

const NEW_ACCOUNT = '{"data":{"attributes":{"display_name":"né","role":"organization_admin"}}}'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** An id with capital letters. */
const CAPITAL_ID = /(?=[\d-]*[A-F])[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/g
const capitalIds = (text: string) => text.search(CAPITAL_ID) >= 0

const PROTOTYPE: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** The title of the mock's error for the name of a property of `Object.prototype`, if the request has one. */
function prototypeTitle(request: OracleRequest): string | undefined {
  const parameters = parametersOf(request).map(
    ([raw, value]) => [raw.replace(/\[.*/s, ''), keysOf(raw), value] as const,
  )
  const isIgnored = isWrite(request) || (isRelationship(request) && !relationOf(request)?.many)
  for (const [name, [key = ''], value] of isIgnored ? [] : parameters) {
    const names = value.split(',')
    if (name === 'sort' && names.some(each => PROTOTYPE.has(each.replace('-', '')))) return 'Invalid sort'
    if (name === 'fields' && key === '__proto__') return 'Invalid field resource'
    if (name === 'fields' && names.some(each => PROTOTYPE.has(each))) return 'Invalid field selection'
    // Other routes ignore other parameters.
    if (!isCollection(request) && !isRelated(request)) continue
    if (name === 'filter' && key === '__proto__') return INVALID_FILTER.title
    if (name === '__proto__' || (name === 'page' && key === '__proto__')) return INVALID_PARAMETERS.title
  }
  if (segmentsOf(request).length > 2) return undefined
  const { data } = bodyOf(request)
  if (Object.keys(Object(data?.attributes)).includes('__proto__')) return INVALID_PARAMETERS.title
  return Object.keys(bodyOf(request)).includes('__proto__') && !data ? 'Request validation failed' : undefined
}

/** The mock's error for the number of the parts of a request. */
function limitExceeded(request: OracleRequest): Instead | undefined {
  const paths = named(request, 'include').flatMap(([, value]) => value.split(','))
  if (paths.some(path => path.split('.').length > 5) || new Set(paths).size > 20) {
    return { status: 403, title: 'Invalid inclusion' }
  }
  const conditions = filters(request).flatMap(({ value }) => value.split(',').filter(each => /^[<>~:]/.test(each)))
  if (conditions.length > 100 || new Set(filters(request).map(({ keys }) => keys.join())).size > 50)
    return INVALID_FILTER
  const isTooLong = (request.body?.match(/[,[{]/g) ?? []).length > 5_000
  return isTooLong ? { status: 413, title: 'Content Too Large' } : undefined
}

/** The path of a request from the root of the server. */
const fullPathOf = ({ path }: OracleRequest) => new URL(`https://workbench.expel.io/api/v2${path}`)

/** The deliberate differences between jsonapi-server and the mock, in the order in which they are applied. */
export const DIFFERENCES: Readonly<Record<string, Difference>> = {
  headers: {
    stock: 'Each response has `Expires` and the headers of a preflight. A preflight does not allow HEAD and PUT.',
    mock: 'Only a preflight has its headers. It allows HEAD and PUT, and may be cached. Pages can read `x-workbench-mock-rule`.',
    reason:
      'A response with `max-age=0` has expired. Browsers read the methods only in a preflight. A page that sends PUT must receive the error of the API instead of a network error.',
    examples: ['GET /api_keys', 'OPTIONS /api_keys'],
    when: () => true,
    adapt: (
      { headers: { 'cache-control': caching = '', 'access-control-allow-origin': origin = '', location }, ...answer },
      { request },
    ) => ({
      ...answer,
      headers: {
        ...(location !== undefined && { location }),
        'cache-control': caching,
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'x-workbench-mock-rule',
        ...(request.method === 'OPTIONS' && PREFLIGHT),
      },
    }),
  },
  'links-outside-the-root': {
    stock: 'If the path does not begin with `/api/v2` in lower case, `links.self` is the URL of the API.',
    mock: '`links.self` is the URL of the request.',
    reason: 'The link of a document must be the URL that returns it, as for all other paths.',
    examples: ['GET /../../API/V2/api_keys', 'GET /../../API/V2/api_keys/missing', 'GET /../api_keys'],
    when: ({ request, stock }) =>
      stock.body?.links !== undefined && !fullPathOf(request).pathname.startsWith('/api/v2/'),
    adapt: (stock, { request }) => {
      const { href, origin, pathname } = fullPathOf(request)
      const self = stock.body?.errors ? origin + pathname : href
      return { ...stock, body: { ...stock.body, links: { ...stock.body.links, self: normalizedUrl(self) } } }
    },
  },
  location: {
    stock:
      '`Location` is the URL of the request with `/` and the id of the new record at its end, even after a query or another `/`.',
    mock: '`Location` is the URL of the record.',
    reason: 'RFC 9110, Location: the URL of the new record. The other URLs return lists, or nothing.',
    examples: [
      'POST /service_accounts?color=red {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
      'POST /service_accounts/ {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
      'POST /service_accounts/?a=b?c {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
      'POST /../../API/V2/service_accounts {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
    ],
    when: ({ stock }) => stock.status === 201 && stock.headers.location !== stock.body.data.links.self,
    adapt: (stock, { request }) => {
      const location = stock.body.data.links.self
      const [, query] = request.path.split('?')
      const self = normalizedUrl(query ? `${location}?${query}` : location)
      return { ...withBody(stock, { links: { self } }), headers: { ...stock.headers, location } }
    },
  },
  'content-codings': {
    stock:
      'Decodes gzip in several members or with NUL bytes at its end, but not `x-gzip`. Replaces bytes that are not UTF-8 with U+FFFD.',
    mock: 'Decodes one member. `x-gzip` is gzip. Rejects bytes that are not UTF-8.',
    reason:
      'The Compression standard, which also works in browsers, has one member. RFC 9110, section 8.4.1.3, on `x-gzip`. A name with U+FFFD is not what the caller sent.',
    examples: Object.keys(CODINGS)
      .filter(coding => coding !== 'gzip')
      .map(coding => `POST /service_accounts (Encoded: ${coding}) ${NEW_ACCOUNT}`),
    when: ({ request: { coding = 'gzip' } }) => coding !== 'gzip',
    instead: ({ request: { coding } }) =>
      coding === 'x-gzip' ? { status: 201 } : { status: 500, title: 'An unknown error has occured. Sorry?' },
  },
  crashes: {
    stock: 'Throws an exception for some invalid requests, and returns 500.',
    mock: "Handles the request, or returns jsonapi-server's usual error for the problem.",
    reason: `A single record accepts \`sort\`, which ${PY}:540 sends; a 500 of the mock would be repeated by ${PY}:6664.`,
    examples: [
      'GET /api_keys/{key}?sort=name',
      'GET /service_accounts/{account}/api_keys?sort=-name',
      'GET /api_keys?include=name',
      'GET /api_keys?filter=one',
      'GET /investigative_actions?filter[results]=:a',
      'GET /api_keys/{key}/relationships/name',
      'GET /service_accounts/%',
      'PATCH /service_accounts/{account}?fields[api_keys]=name {"data":{}}',
    ],
    when: ({ stock, request: { body, contentType = 'application/json' } }) =>
      stock.status === 500 &&
      !(contentType.startsWith('application/') && body !== undefined && !/^\s*[[{].*[\]}]\s*$/s.test(body)),
    instead: ({ mock }) => ({
      status: Math.min(mock.status, 499),
      ...(mock.status >= 400 && { title: titleOf(mock) ?? '' }),
    }),
  },
  'queries-of-relationships': {
    stock: 'The route of a relationship ignores the query.',
    mock: 'The identifiers of a to-many relationship are a list that can be filtered, sorted and paged.',
    reason: `The number of records is unlimited. ${FORK}, 8ce685e, added pages to related records.`,
    examples: [
      'GET /service_accounts/{account}/relationships/api_keys?page[limit]=x',
      'GET /service_accounts/{account}/relationships/api_keys?filter[color]=red',
    ],
    when: ({ request, stock }) =>
      !isWrite(request) &&
      stock.status === 200 &&
      isRelationship(request) &&
      relationOf(request)?.many === true &&
      request.path.includes('?'),
    instead: ({ mock }) => ({
      status: mock.status === 200 ? 200 : 403,
      ...(mock.status === 403 && { title: titleOf(mock) ?? '' }),
    }),
  },
  'queries-of-related-records': {
    stock: 'Reads the query of related records only up to a second `?`.',
    mock: 'Reads all of it, as for other records.',
    reason: 'RFC 3986, section 3.4: a query can contain question marks.',
    examples: [
      'GET /service_accounts/{account}/api_keys?filter[name]=one?x',
      'GET /service_accounts/{account}/api_keys?filter[name]=~one&?x',
    ],
    when: ({ request }) => !isWrite(request) && isRelated(request) && /\?.*\?/.test(request.path),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : { status: 403, title: titleOf(mock) ?? '' }),
  },
  'queries-of-no-record': {
    stock: 'Does not read the query if there are no related records.',
    mock: 'Validates it.',
    reason: 'The parameters are invalid for every other record.',
    examples: ['GET /investigative_actions/{action}/assigned_to_actor?color=red'],
    when: ({ request, stock, mock }) =>
      isRelated(request) &&
      mock.status === 403 &&
      (isEmpty(stock) || titleOf(stock)?.startsWith('Invalid field') === true),
    instead: ({ mock }) => ({ status: 403, title: titleOf(mock) ?? '' }),
  },
  'blank-include': {
    stock: 'An empty array in `include` adds `included` to the response for a related record that does not exist.',
    mock: 'It has no effect, like `include` without a value.',
    reason: 'Nothing is included.',
    examples: ['GET /investigative_actions/{action}/assigned_to_actor?include[]='],
    when: ({ request, stock }) =>
      stock.body?.data === null && named(request, 'include').every(([, value]) => value === ''),
    adapt: ({ body: { included: _, ...body }, ...stock }) => ({ ...stock, body }),
  },
  'parameters-of-the-url': {
    stock: 'A `type`, `id` or `relation` in the query, or next to `data` in a body, replaces the one in the URL.',
    mock: 'The URL applies.',
    reason: `It would let a request reach other records. ${PY}:1080 sends the id of the URL.`,
    examples: [
      'GET /service_accounts?type=organizations',
      'GET /service_accounts/{account}?id={other}',
      'GET /api_keys/{key}/relationships/service_account?relation=organization',
      'PATCH /service_accounts/{account} {"id":"{other}","data":{"attributes":{"display_name":"n"}}}',
      'PATCH /service_accounts/{account} {"type":"organizations","data":{}}',
    ],
    when: ({ request }) => OF_URLS.some(name => has(request, name) || name in bodyOf(request)),
    instead: ({ request }) => {
      if (isWrite(request)) return { status: isCollection(request) ? 201 : 200 }
      return isCollection(request) || isRelated(request) ? INVALID_PARAMETERS : { status: 200 }
    },
  },
  'foreign-keys': {
    stock: '`GET /type/relationships?relation=id` finds the records that refer to another.',
    mock: '`relationships` is the id of a record.',
    reason: "All relationships in pyexclient's captured records are `primary`; `filter[relation]` finds such records.",
    examples: ['GET /service_accounts/relationships?organization={organization}'],
    when: ({ request }) => /^\/\w+\/relationships(\?|$)/.test(request.path) && ['GET', 'HEAD'].includes(request.method),
    instead: { status: 404, title: 'Requested resource does not exist' },
  },
  'media-type-of-forms': {
    stock: 'Reads a body in `application/x-www-form-urlencoded` as a document.',
    mock: 'Treats the body as missing, except for a login.',
    reason: `The API docs and ${PY}:6707 use forms for the login only.`,
    examples: [
      'POST /service_accounts (application/x-www-form-urlencoded) data[attributes][display_name]=n&data[attributes][role]=organization_admin',
    ],
    when: ({ request }) => request.contentType?.startsWith('application/x-www-form-urlencoded') ?? false,
    instead: { status: 403, title: 'Request validation failed' },
  },
  flags: {
    stock: 'Rejects `flag[x]` like any unknown parameter.',
    mock: 'Accepts it.',
    reason: `The API docs have it, and ${PY}:394 sends it.`,
    examples: ['GET /api_keys?flag[scope]=exclude_expired'],
    when: ({ request }) => has(request, 'flag'),
  },
  'filter-of-a-record': {
    stock: 'Applies filters to a single record, and returns null.',
    mock: 'Ignores filters for a single record, and rejects filters and pages for a related record.',
    reason: 'The API docs describe filters and pages only for lists.',
    examples: [
      'GET /api_keys/{key}?filter[name]=missing',
      'GET /api_keys/{key}/service_account?filter[role]=organization_admin',
      'GET /api_keys/{key}/service_account?page[limit]=1',
    ],
    when: ({ request }) =>
      !isWrite(request) &&
      !relationOf(request)?.many &&
      !isCollection(request) &&
      !isRelationship(request) &&
      (has(request, 'filter') || (isRelated(request) && has(request, 'page'))),
    instead: ({ request, mock }) => {
      if (mock.status === 404) return { status: 404, title: 'Requested resource does not exist' }
      return isRelated(request) ? INVALID_PARAMETERS : { status: 200 }
    },
  },
  'names-of-prototypes': {
    stock:
      'Ignores parameters and attributes with the name `__proto__`. Accepts the names of all properties of `Object.prototype` in `sort` and `fields`.',
    mock: 'They are unknown names.',
    reason: 'Its libraries protect their objects; its checks find the properties of the prototype. Both are accidents.',
    examples: [
      'GET /api_keys?__proto__=1',
      'GET /api_keys?filter[__proto__]=x',
      'GET /api_keys?page[__proto__]=1',
      'GET /api_keys?fields[__proto__]=name',
      'GET /api_keys?fields[api_keys]=toString',
      'GET /api_keys?fields[api_keys]=name,__proto__',
      'GET /api_keys?sort=constructor',
      'GET /api_keys?sort=-hasOwnProperty',
      'PATCH /service_accounts/{account} {"data":{"attributes":{"__proto__":1}}}',
      'PATCH /service_accounts/{account} {"__proto__":{"data":{"attributes":{"display_name":"x"}}}}',
    ],
    when: ({ request }) => prototypeTitle(request) !== undefined,
    instead: ({ request }) => ({ status: 403, title: prototypeTitle(request) ?? '' }),
  },
  limits: {
    stock: 'Limits only the size of a body and the number of parameters.',
    mock: '[Limits](/mock/serve#start-a-server-from-code) the filters, conditions and paths of a query and the values of a body.',
    reason: 'The time to handle a request is proportional to them, and other requests wait.',
    examples: [
      'GET /api_keys?include=service_account.organization.api_keys.service_account.organization.api_keys',
      `GET /api_keys?filter[name]=${Array.from({ length: 101 }, (_, index) => `~${index}`)}`,
      `GET /api_keys?filter[name]=${Array.from({ length: 101 }, (_, index) => `:${index}`)}`,
      `PATCH /service_accounts/{account} {"data":{},"extra":[${'1,'.repeat(5_000)}1]}`,
    ],
    when: ({ request }) => limitExceeded(request) !== undefined,
    instead: exchange => limitExceeded(exchange.request) ?? { status: 200 },
  },
  'numbers-of-pages': {
    stock: 'Interprets a negative offset or limit like a negative index in JavaScript, from the end.',
    mock: 'Rejects negative numbers, and numbers too large to be exact.',
    reason: 'The records of such a page, and its links, are meaningless.',
    examples: ['GET /api_keys?page[offset]=-1', 'GET /api_keys?page[limit]=-1', 'GET /api_keys?page[limit]=1e30'],
    when: ({ request }) => named(request, 'page').some(([, value]) => Number(value) < 0 || Number(value) > 2 ** 53),
    instead: INVALID_PARAMETERS,
  },
  'filter-by-attributes-of-related-records': {
    stock: 'Ignores `filter[relation][attribute]`.',
    mock: 'Filters by it, up to two relationships deep. Rejects unknown names.',
    reason: `API docs, and ${PY}:402.`,
    examples: [
      'GET /api_keys?filter[service_account][display_name]=x',
      'GET /api_keys?filter[name][x]=one',
      'GET /api_keys?filter[name][21]=one',
    ],
    when: ({ request }) =>
      filters(request).some(({ keys: [, ...others] }) => others.some(key => !/^(1?\d|20)?$/.test(key))),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_FILTER),
  },
  'filter-timestamps': {
    stock: 'Accepts every date that JavaScript can parse.',
    mock: 'Accepts only dates in the calendar, in the years 0000 to 9999 in UTC, in the format of RFC 3339. The time, its seconds, its offset and the colon of the offset can be omitted; a time without an offset is in UTC.',
    reason: 'The dates of other formats depend on the platform. JavaScript reads February 30 as March 2.',
    examples: [
      'GET /api_keys?filter[created_at]=>1%20May%202026',
      'GET /api_keys?filter[created_at]=>2026-02-30',
      'GET /api_keys?filter[created_at]=>2026-04-30T24:00:00Z',
      'GET /api_keys?filter[created_at]=<2026-12-31T23:59:59,5Z',
      'GET /api_keys?filter[created_at]=<2026-12-31Z',
      'GET /api_keys?filter[created_at]=>0000-01-01T00:00:00%2B01:00',
    ],
    when: ({ request }) =>
      filters(request).some(
        ({ keys: [name = '', ...indexes], value }) =>
          name.endsWith('_at') &&
          (indexes.length > 0 ? [value] : value.split(',')).some(each => !isDate(each.replace(/^[<>]/, ''))),
      ),
    instead: INVALID_FILTER,
  },
  'filter-operators': {
    stock: 'Supports `<`, `>`, `~` and `:`. Other signs are part of the value.',
    mock: 'Also supports `≥`, `≤`, `^`, `!` and `␀`.',
    reason: `API docs, and ${PY}:71-170.`,
    examples: [
      'GET /api_keys?filter[name]=^o',
      'GET /api_keys?filter[name]=!one',
      'GET /api_keys?filter[name]=␀false',
      'GET /api_keys?filter[name]=≥o',
    ],
    when: ({ request }) => filters(request).some(({ value }) => /[≥≤^!␀]/.test(value)),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_FILTER),
  },
  'filter-windows': {
    stock: 'Combines all conditions of an attribute with OR.',
    mock: 'Combines `>`, `<`, `≥`, `≤` and `!` with AND.',
    reason: `\`window\` in ${PY}:173-195.`,
    examples: ['GET /api_keys?filter[name]=>a,<b', 'GET /api_keys?filter[name]=>a&filter[name]=<b'],
    when: ({ request }) =>
      filters(request).some(({ value }) => /^[<>].*,|,[<>]/.test(value)) ||
      new Set(
        filters(request)
          .filter(({ value }) => /[<>]/.test(value))
          .map(({ keys }) => keys[0]),
      ).size < filters(request).filter(({ value }) => /[<>]/.test(value)).length,
  },
  'filter-commas': {
    stock: 'A comma does not separate values if the parameter is repeated.',
    mock: 'It does, unless the parameter has array brackets.',
    reason: 'The API docs show commas and repeated parameters, and do not rule out the combination.',
    examples: ['GET /api_keys?filter[name]=one,two&filter[name]=three'],
    when: ({ request }) => filters(request).length > 1 && filters(request).some(({ value }) => value.includes(',')),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_FILTER),
  },
  'filter-arrays': {
    stock: 'Rejects a filter by an attribute that is an array.',
    mock: 'Compares each element.',
    reason: `Handlers can implement filters (${FORK}, dcdae60), and the accounts with read-only access could not be found otherwise.`,
    examples: ['GET /service_accounts?filter[restrictions]=read_only'],
    when: ({ request }) => filters(request).some(({ keys }) => keys[0] === 'restrictions'),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_FILTER),
  },
  'filter-enumerations': {
    stock: 'Rejects a filter with a value that the attribute cannot have.',
    mock: 'Finds nothing.',
    reason: 'Records have roles that requests cannot set, e.g. `expel_admin` in pyexclient.',
    examples: ['GET /api_keys?filter[role]=expel_admin'],
    when: ({ stock }) =>
      titleOf(stock) === 'Invalid filter' &&
      String(detailOf(stock)).match(/must be one of|must be a valid|length must/) !== null,
  },
  'filter-empty-values': {
    stock: 'Accepts an operator without a value for an attribute that can be empty.',
    mock: 'Rejects it for every attribute.',
    reason: 'jsonapi-server rejects a filter without operator and value for every attribute.',
    examples: ['GET /investigative_actions?filter[results]=>'],
    when: ({ request }) => filters(request).some(({ value }) => /^[<>~:]$/.test(value)),
    instead: INVALID_FILTER,
  },
  'filter-relationships': {
    stock: 'Ignores an operator before the id of a related record. Finds no record by an array of ids in an array.',
    mock: 'Applies the operator. Rejects such an array, as in a filter by an attribute.',
    reason: `\`relationship\` in ${PY}:197-245 accepts operators.`,
    examples: [
      'GET /api_keys?filter[service_account]=>{account}',
      'GET /api_keys?filter[service_account][0][]={account}',
    ],
    when: ({ request }) =>
      isCollection(request) &&
      filters(request).some(
        ({ keys: [relation, ...keys], value }) =>
          (/^[<>~:]/.test(value) || keys.length > 1) && isRelation(request, relation),
      ),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_FILTER),
  },
  'sort-keys': {
    stock: 'Sorts by one attribute. A sign other than `-` is a part of its name.',
    mock: 'Sorts by several; the sign can be `+` or the space that it decodes to.',
    reason: `${PY}:540-541 and \`sort\` in ${PY}:282.`,
    examples: ['GET /api_keys?sort=active,-name', 'GET /api_keys?sort=active&sort=-name', 'GET /api_keys?sort=%2Bname'],
    when: ({ request }) =>
      named(request, 'sort').length > 1 || named(request, 'sort').some(([, value]) => /[,+ ]/.test(value)),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : { status: 403, title: 'Invalid sort' }),
  },
  'sort-text': {
    stock: 'Sorts text by the locale of the server, and text only. Does not sort by `id`.',
    mock: 'Sorts by code units, every attribute and `id`, and then by creation.',
    reason: `Handlers can implement sorting (${FORK}, dcdae60); ${PY}:541 sorts by id.`,
    examples: ['GET /api_keys?sort=name', 'GET /api_keys?sort=-active', 'GET /api_keys?sort=-id'],
    when: exchange => succeeds(exchange) && has(exchange.request, 'sort') && exchange.mock.status === 200,
    adapt: (stock, { request, mock }) => {
      const { data, included } = mock.body
      // Pages of lists in a different order contain different records.
      if (has(request, 'page')) return withBody(stock, { data, included })
      return withBody(stock, { data: sameRecords(stock, mock) ? data : stock.body.data })
    },
  },
  'secret-attribute': {
    stock: 'Sorts and filters by every attribute.',
    mock: 'Neither sorts nor filters by `access_token`.',
    reason: 'API docs.',
    examples: ['GET /api_keys?sort=access_token', 'GET /api_keys?filter[access_token]=x'],
    when: ({ request }) =>
      [...named(request, 'sort').map(([, value]) => value), ...named(request, 'filter').map(([name]) => name)].some(
        text => text.includes('access_token'),
      ),
    instead: ({ request }) =>
      filters(request).some(({ keys }) => keys.includes('access_token'))
        ? INVALID_FILTER
        : { status: 403, title: 'Invalid sort' },
  },
  'names-in-errors': {
    stock:
      'Prints `undefined` or `[object Object]` instead of a name, and an error for each invalid path of `include`.',
    mock: 'Prints the name, of the first invalid path.',
    reason: 'The missing names are a bug.',
    examples: [
      'GET /api_keys?include=color',
      'GET /api_keys?include=color,size',
      'GET /api_keys?include=.',
      'GET /api_keys?sort[x]=name',
      'GET /api_keys?fields[api_keys][x]=name',
    ],
    when: ({ request, stock }) =>
      !isWrite(request) &&
      /undefined|\[object Object\]/.test(String(detailOf(stock))) &&
      titleOf(stock)?.startsWith('Invalid') === true,
    instead: ({ stock }) => ({ status: 403, title: titleOf(stock) ?? '' }),
  },
  'detail-of-a-taken-id': {
    stock: 'Prints `undefined` as the taken id.',
    mock: 'Prints the id.',
    reason: 'The missing id is a bug.',
    examples: [
      'POST /service_accounts {"data":{"id":"{other}","attributes":{"display_name":"n","role":"organization_admin"}}}',
    ],
    when: ({ stock }) => titleOf(stock) === 'Requested resource already exists',
    instead: { status: 403, title: 'Requested resource already exists' },
  },
  'ids-of-other-types': {
    stock: 'Records of different types can have the same id.',
    mock: 'Rejects a new record with the id of any other.',
    reason: 'An id is a UUID, and `delete-final` holds for all types.',
    examples: [
      'POST /service_accounts {"data":{"id":"{key}","attributes":{"display_name":"n","role":"organization_admin"}}}',
    ],
    when: ({ stock, mock }) => stock.status === 201 && titleOf(mock) === 'Requested resource already exists',
    instead: { status: 403, title: 'Requested resource already exists' },
  },
  'type-and-meta': {
    stock: 'Sorts and filters by `type` and `meta`, as by attributes.',
    mock: 'Rejects them.',
    reason: 'All records of a list have the same type, and records have no `meta`.',
    examples: ['GET /api_keys?sort=type', 'GET /api_keys?sort=-meta', 'GET /api_keys?filter[type]=api_keys'],
    when: ({ request }) =>
      named(request, 'sort').some(([, value]) => /^-?(type|meta)$/.test(value)) ||
      filters(request).some(({ keys }) => /^(type|meta)$/.test(keys[0] ?? '')),
    instead: ({ mock }) => ({ status: 403, title: titleOf(mock) ?? '' }),
  },
  'filters-of-related-records': {
    stock: 'Adds the ids of the related records to the filters, which breaks filters by `id` and by arrays.',
    mock: 'Filters the related records.',
    reason: `${FORK}, 3432d58 and 1ed6b40.`,
    examples: ['GET /service_accounts/{account}/api_keys?filter[id]={key}'],
    when: ({ request, stock }) =>
      isRelated(request) &&
      filters(request).some(({ keys }) => keys[0] === 'id' || keys.length > 1 || titleOf(stock) === 'Invalid filter'),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : { status: 403, title: titleOf(mock) ?? '' }),
  },
  'pages-of-related-records': {
    stock: 'A related list has no `meta.page`, and pages all records of the type before it selects the related ones.',
    mock: 'A related list is like any other list.',
    reason: `${FORK}, 8ce685e; ${PY}:360.`,
    examples: [
      'GET /service_accounts/{account}/api_keys',
      'GET /service_accounts/{account}/api_keys?page[limit]=1',
      'GET /service_accounts/{account}/relationships/api_keys',
    ],
    when: exchange =>
      !isWrite(exchange.request) &&
      succeeds(exchange) &&
      (isRelated(exchange.request) || isRelationship(exchange.request)) &&
      relationOf(exchange.request)?.many === true,
    adapt: (stock, { request, mock }) =>
      has(request, 'page') || (isRelationship(request) && request.path.includes('?'))
        ? mock
        : withBody(stock, { meta: mock.body.meta }),
  },
  'filtered-lists': {
    stock: 'Counts and pages the records before it filters them.',
    mock: '`meta.page.total` counts the records that match, and all of them are on the pages.',
    reason: `Handlers can implement filters (${FORK}, dcdae60); ${PY}:548-566 counts filtered lists.`,
    examples: [
      'GET /api_keys?filter[active]=true',
      'GET /api_keys?filter[name]=missing',
      'GET /api_keys?filter[active]=true&page[limit]=1',
    ],
    when: exchange =>
      succeeds(exchange) &&
      isCollection(exchange.request) &&
      has(exchange.request, 'filter') &&
      !isWrite(exchange.request),
    adapt: (stock, { request, mock }) => {
      if (has(request, 'page')) return { ...stock, body: mock.body }
      const total = stock.body.data.length
      return withBody(stock, { meta: total === 0 ? {} : { page: { offset: 0, limit: 50, total } } })
    },
  },
  'query-of-a-write': {
    stock:
      'Applies `include` and `sort` to the response to a write, after the change, in the query or next to `data` in the body.',
    mock: 'Ignores them.',
    reason: 'The API docs have them for reads. A failure after the change would look like a failed change.',
    examples: [
      'PATCH /service_accounts/{account}?include=api_keys {"data":{}}',
      'PATCH /service_accounts/{account}?sort=color {"data":{}}',
      'PATCH /service_accounts/{account} {"data":{},"sort":"color"}',
      'PATCH /service_accounts/{account} {"data":{},"include":"api_keys"}',
      'POST /service_accounts?include=organization {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
    ],
    when: ({ request, stock, mock }) =>
      isWrite(request) &&
      ['include', 'sort'].some(name => has(request, name) || name in bodyOf(request)) &&
      mock.status < 300 &&
      stock.status !== 500,
    instead: ({ mock }) => ({ status: mock.status }),
  },
  'data-in-the-query': {
    stock: 'A `data` in the query replaces the one in the body.',
    mock: 'The body applies.',
    reason: 'JSON:API 1.0, Creating Resources: the record is in the body.',
    examples: [
      'PATCH /service_accounts/{account}?data[attributes][display_name]=n',
      'PATCH /service_accounts/{account}?data=n {"data":{}}',
      'PATCH /service_accounts/{account}?data= {"data":{}}',
      'POST /service_accounts?data[attributes][display_name]=n',
    ],
    when: ({ request }) => ['POST', 'PATCH'].includes(request.method) && has(request, 'data'),
    instead: ({ request, mock }) => {
      if (mock.status === 404) return { status: 404, title: 'Requested resource does not exist' }
      if (mock.status < 300) return { status: isCollection(request) ? 201 : 200 }
      return { status: 403, title: isPlain(dataOf(request)) ? INVALID_PARAMETERS.title : 'Request validation failed' }
    },
  },
  'relationship-writes': {
    stock:
      'POST and DELETE on a relationship route fail for records with read-only attributes, i.e. for all records. A read-only or unknown relationship is reported as an invalid parameter.',
    mock: 'POST sets and DELETE clears a relationship to one record. Others are an invalid route, or not found.',
    reason: `${PY}:361 describes GET, POST, PATCH and DELETE.`,
    examples: [
      'DELETE /investigative_actions/{action}/relationships/assigned_to_actor',
      'PATCH /investigative_actions/{action}/relationships/created_by {"data":{"type":"actors","id":"{actor}"}}',
      'PATCH /investigative_actions/{action}/relationships/color {"data":{"type":"actors","id":"{actor}"}}',
    ],
    when: ({ request }) =>
      isWrite(request) &&
      isFixed(segmentsOf(request)[2]) &&
      (request.method !== 'PATCH' || relationOf(request)?.readOnly !== false),
    instead: ({ mock }) => ({ status: mock.status, ...(mock.status >= 400 && { title: titleOf(mock) ?? '' }) }),
  },
  'immutable-values': {
    stock: 'Has no immutable attributes and relationships.',
    mock: 'Rejects a change: `"organization" is not allowed`.',
    reason: `${FORK}, c5ee20a.`,
    examples: [
      'PATCH /service_accounts/{account} {"data":{"relationships":{"organization":{"data":null}}}}',
      'PATCH /investigative_actions/{action} {"data":{"attributes":{"action_type":"MANUAL"}}}',
    ],
    when: ({ request }) => request.method === 'PATCH' && segmentsOf(request).length === 2 && namesImmutable(request),
    instead: INVALID_PARAMETERS,
  },
  'inherited-access': {
    stock: 'A key can have a role and restrictions.',
    mock: 'A key has the role and restrictions of its account. Other values are rejected.',
    reason: 'The help article, note at the top: rule `key-inherits`.',
    examples: ['PATCH /api_keys/{key} {"data":{"attributes":{"role":"organization_admin"}}}'],
    when: ({ request, stock }) =>
      stock.status === 200 &&
      request.method === 'PATCH' &&
      request.path.startsWith('/api_keys/') &&
      ['role', 'restrictions'].some(name => name in (dataOf(request)?.attributes ?? {})),
    instead: ({ mock }) => (mock.status === 200 ? { status: 200 } : INVALID_PARAMETERS),
  },
  'names-of-keys': {
    stock: 'A key can be created without a name.',
    mock: 'Rejects it.',
    reason: 'The help article, Create an API key: rule `key-create`.',
    examples: [
      'POST /api_keys {"data":{"type":"api_keys","relationships":{"service_account":{"data":{"type":"service_accounts","id":"{account}"}}}}}',
      'POST /api_keys {"data":{"attributes":{},"relationships":{"service_account":{"data":{"type":"service_accounts","id":"{account}"}}}}}',
    ],
    when: ({ request, stock }) => stock.status === 201 && request.path === '/api_keys' && !hasName(request),
    instead: INVALID_PARAMETERS,
  },
  'active-keys': {
    stock: 'Every attribute that is not read-only can be set on a new record.',
    mock: 'A new key cannot have `active`.',
    reason: 'In the help article, new keys are active.',
    examples: ['POST /api_keys {"data":{"attributes":{"active":true}}}'],
    when: ({ request }) =>
      request.method === 'POST' && request.path === '/api_keys' && dataOf(request)?.attributes?.active !== undefined,
    instead: INVALID_PARAMETERS,
  },
  'document-structure': {
    stock: 'Accepts arrays as `data`, and `attributes` and relationships of any type.',
    mock: 'Rejects them.',
    reason: 'JSON:API 1.0, Document Structure.',
    examples: [
      'PATCH /service_accounts/{account} {"data":[]}',
      'PATCH /service_accounts/{account} {"data":{"attributes":null}}',
      'POST /service_accounts {"data":{"attributes":"x"}}',
      'PATCH /service_accounts/{account} {"data":{"relationships":{"organization":{}}}}',
    ],
    when: ({ request }) => isWrite(request) && isMalformed(dataOf(request)),
    instead: INVALID_PARAMETERS,
  },
  'null-relationships': {
    stock: 'Every relationship can be null.',
    mock: 'Rejects null for a relationship that every record has, e.g. the organization.',
    reason: "All of pyexclient's captured records have it.",
    examples: ['POST /investigative_actions {"data":{"relationships":{"organization":{"data":null}}}}'],
    when: ({ request, mock }) =>
      isWrite(request) &&
      titleOf(mock) === INVALID_PARAMETERS.title &&
      Object.values(dataOf(request)?.relationships ?? {}).some(each => (each as Answer['body'])?.data === null),
    instead: INVALID_PARAMETERS,
  },
  'meta-of-identifiers': {
    stock: 'Keeps the `meta` of an identifier with the record, and returns it.',
    mock: 'Ignores it.',
    reason: "The identifiers in pyexclient's captured records have none.",
    examples: [
      'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":"actors","id":"{actor}","meta":{"a":1}}}}}}',
      'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":{"type":"actors","id":"{actor}","meta":{"a":1}}}',
    ],
    when: ({ stock }) =>
      /"id":"[^"]*","meta":|"meta":[^{}]*\{[^{}]*\},"(?:type|id)":/.test(JSON.stringify(stock.body ?? null)),
    adapt: stock => ({
      ...stock,
      body: {
        ...withRecords(stock, record => ({ ...record, relationships: mapValues(record.relationships, withoutMeta) }))
          .body,
        ...(stock.body.data?.meta && { data: withoutMeta({ data: stock.body.data }).data }),
      },
    }),
  },
  'other-members': {
    stock: 'Keeps the `meta` of a record. Ignores the other members of a record and of a relationship, of any type.',
    mock: 'Ignores them, but rejects a `links` or `meta` that is not an object.',
    reason: 'JSON:API 1.0, Document Structure.',
    examples: [
      'PATCH /service_accounts/{account} {"data":{"meta":{"a":1}}}',
      'PATCH /service_accounts/{account} {"data":{"links":1}}',
      'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":"actors","id":"{actor}"},"meta":1}}}}',
    ],
    when: ({ request, stock }) =>
      stock.status < 300 && isWrite(request) && !isRelationship(request) && hasOtherMembers(dataOf(request)),
    instead: ({ mock }) => (mock.status < 300 ? { status: mock.status } : INVALID_PARAMETERS),
  },
  'names-of-attributes': {
    stock:
      'Attributes and relationships are one set of parameters: `attributes` can contain a relationship, an id or `meta`.',
    mock: 'Rejects them as unknown attributes.',
    reason: 'JSON:API 1.0, Fields.',
    examples: [
      'PATCH /service_accounts/{account} {"data":{"attributes":{"organization":"x"}}}',
      'PATCH /service_accounts/{account} {"data":{"attributes":{"id":"{other}"}}}',
      'PATCH /service_accounts/{account} {"data":{"attributes":{"meta":1}}}',
    ],
    when: ({ request }) => isWrite(request) && namesOthers(request),
    instead: INVALID_PARAMETERS,
  },
  'values-of-other-types': {
    stock: 'Converts values, e.g. "true" to true.',
    mock: 'Rejects them.',
    reason: "The contract and all of pyexclient's captured records have booleans.",
    examples: ['PATCH /service_accounts/{account} {"data":{"attributes":{"active":"true"}}}'],
    when: ({ request, stock }) => stock.status === 200 && typeof dataOf(request)?.attributes?.active === 'string',
    instead: INVALID_PARAMETERS,
  },
  'id-of-another-record': {
    stock: 'A change ignores the id in the body.',
    mock: 'Responds with 409 if it is not the id in the URL.',
    reason: 'JSON:API 1.0, Updating Resources: the assumption `bodyId`.',
    examples: ['PATCH /service_accounts/{account} {"data":{"id":"{other}"}}'],
    when: ({ request, stock }) =>
      (stock.status === 200 || capitalIds(request.path)) &&
      request.method === 'PATCH' &&
      segmentsOf(request).length === 2 &&
      UUID.test(dataOf(request)?.id) &&
      dataOf(request).id.toLowerCase() !== segmentsOf(request)[1]?.toLowerCase(),
    instead: { status: 409, title: 'Conflict' },
  },
  'ids-in-capitals': {
    stock: 'An id in capitals is another id.',
    mock: 'It is the same id.',
    reason: 'RFC 9562, section 4: UUIDs are read without regard to case.',
    examples: [
      'GET /api_keys/{KEY}',
      'GET /api_keys/{KEY}/service_account',
      'PATCH /api_keys/{KEY} {"data":{}}',
      'DELETE /api_keys/{KEY}',
      'GET /api_keys?filter[id]={KEY}',
      'GET /api_keys?filter[service_account]={ACCOUNT}',
    ],
    when: ({ request, stock }) =>
      (stock.status === 404 && capitalIds(request.path.replace(/\?.*/, ''))) ||
      filters(request).some(({ value }) => capitalIds(value)),
    // Other parts of the request can be invalid, but the record exists.
    instead: ({ mock }) => (mock.status < 300 ? { status: mock.status } : { status: 403, title: titleOf(mock) ?? '' }),
  },
  'linkage-in-capitals': {
    stock: 'Returns the ids of related and new records as the request spells them.',
    mock: 'Returns lowercase letters.',
    reason: 'RFC 9562, section 4: UUIDs are printed in lowercase. Clients compare ids as strings.',
    examples: [
      'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":{"type":"actors","id":"{ACTOR}"}}',
      'PATCH /investigative_actions/{action} {"data":{"relationships":{"assigned_to_actor":{"data":{"type":"actors","id":"{ACTOR}"}}}}}',
      'POST /service_accounts {"data":{"id":"5D1F1F4E-8A55-4A0E-9F2B-6D1F3F0A7B11","attributes":{"display_name":"n","role":"organization_admin"}}}',
    ],
    when: ({ request, stock }) => isWrite(request) && stock.status < 300 && capitalIds(request.body ?? ''),
    adapt: stock => JSON.parse(JSON.stringify(stock).replaceAll(CAPITAL_ID, id => id.toLowerCase())),
  },
  ids: {
    stock: 'Accepts any string as an id, and any value as the id of a changed record.',
    mock: 'Accepts only UUIDs, and only references to existing records.',
    reason: "All ids in pyexclient's captured records are UUIDs. A reference to a nonexistent record is meaningless.",
    examples: [
      'POST /service_accounts {"data":{"id":"a","attributes":{"display_name":"n","role":"organization_admin"}}}',
      'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":{"type":"actors","id":"missing"}}',
      'PATCH /investigative_actions/{action}/relationships/assigned_to_actor {"data":{"type":"actors","id":"{key}"}}',
      'PATCH /service_accounts/{account} {"data":{"id":5}}',
      'PATCH /service_accounts/{account} {"data":{"id":[]}}',
    ],
    when: ({ request, mock }) =>
      isWrite(request) &&
      (titleOf(mock) === 'Requested resource does not exist' ||
        JSON.stringify(detailOf(mock) ?? '').includes('GUID') ||
        !['string', 'undefined'].includes(typeof (dataOf(request)?.id || undefined))),
    instead: ({ mock }) =>
      titleOf(mock) === 'Requested resource does not exist'
        ? { status: 404, title: 'Requested resource does not exist' }
        : INVALID_PARAMETERS,
  },
  'long-errors': {
    stock: 'An error quotes entire values, and has any number of problems.',
    mock: 'An error has at most 20 problems. It quotes at most 100 characters of a value, and 1,000 of a query or path.',
    reason: 'A response must not be much longer than its request.',
    examples: [
      `PATCH /service_accounts/{account} {"data":{"attributes":{"display_name":"${'a'.repeat(300)}"}}}`,
      `GET /api_keys?filter[${'a'.repeat(1500)}]=x`,
      `PATCH /service_accounts/{account} {"data":{"attributes":{${Array.from({ length: 30 }, (_, index) => `"x${index}":1`)}}}}`,
    ],
    when: ({ stock }) => JSON.stringify(detailOf(stock) ?? '').length > 100,
    adapt: (stock, { mock }) => {
      const [error] = stock.body.errors
      if (typeof error.detail === 'string') {
        return withBody(stock, { errors: [{ ...error, detail: boundedText(error.detail) }] })
      }
      const issues: Issue[] = error.detail.flatMap((issue: Issue) =>
        boundedIssues(
          [issue],
          () => issue,
          each => each,
        ),
      )
      const more = issues.length - MAX_ISSUES
      // The answers are sorted, so that the first ones are not known.
      const shown = new Set([detailOf(mock)].flat().map(each => nameOfIssue(each as Issue)))
      const detail = more > 0 ? [...issues.filter(each => shown.has(nameOfIssue(each))), moreIssues(more)] : issues
      return withBody(stock, { errors: [{ ...error, detail: sortedDetail(detail) }] })
    },
  },
  'included-once': {
    stock: 'A record in `data` can also be in `included`.',
    mock: 'It is only in `data`.',
    reason: 'JSON:API 1.0, Compound Documents.',
    examples: ['GET /api_keys?include=service_account.api_keys'],
    when: exchange => succeeds(exchange) && exchange.stock.body.included?.length > 0,
    adapt: stock => {
      const primary = new Set([stock.body.data].flat().map((each: Answer['body']) => each?.id))
      return withBody(stock, { included: stock.body.included?.filter(({ id }: { id: string }) => !primary.has(id)) })
    },
  },
  'order-of-included': {
    stock: 'Included records are in the order of all records of their type.',
    mock: 'They are in the order of the records that refer to them.',
    reason: 'JSON:API defines no order.',
    examples: ['GET /api_keys?sort=id&include=service_account,organization'],
    when: exchange => succeeds(exchange) && exchange.stock.body.included?.length > 0 && exchange.mock.status === 200,
    adapt: (stock, { mock }) => {
      const order: string[] = mock.body.included.map(({ id }: { id: string }) => id)
      const at = ({ id }: { id: string }) => order.indexOf(id)
      return withBody(stock, {
        included: stock.body.included.toSorted((a: { id: string }, b: { id: string }) => at(a) - at(b)),
      })
    },
  },
  'linkage-of-relationships': {
    stock: 'Every relationship has `data`.',
    mock: 'A relationship to many records has `data` only if `include` follows it.',
    reason: `${FORK}, 8a1ffb6, and pyexclient's captured records.`,
    examples: ['GET /service_accounts'],
    when: succeeds,
    adapt: (stock, { request }) => {
      const followed = followedRelationships(request)
      return withRecords(stock, record => ({
        ...record,
        relationships: mapValues(record.relationships, (relationship, name) => {
          const { data, ...rest } = relationship
          return Array.isArray(data) && !followed.has(`${record.type}.${name}`) ? rest : relationship
        }),
      }))
    },
  },
  'read-only-relationships': {
    stock: '`meta.readOnly` of a relationship is always false.',
    mock: 'It shows whether the relationship is read-only.',
    reason: `${PY}:915 reads it, to leave such relationships out of a PATCH.`,
    examples: ['GET /actors'],
    when: succeeds,
    adapt: stock =>
      withRecords(stock, record => ({
        ...record,
        relationships: mapValues(record.relationships, (relationship, name) => ({
          ...relationship,
          meta: {
            ...relationship.meta,
            readOnly: isResourceType(record.type) && modelOf(record.type).relationships[name]?.readOnly,
          },
        })),
      })),
  },
  'computed-values': {
    stock: 'A write sets what the body contains.',
    mock: 'It also sets defaults, `updated_at` and `updated_by`, and for a new record its id, authors and organization.',
    reason: `pyexclient's captured records. ${NO_RULES}`,
    examples: [
      'POST /service_accounts {"data":{"attributes":{"display_name":"n","role":"organization_admin"}}}',
      'PATCH /service_accounts/{account} {"data":{"attributes":{"display_name":"n"}}}',
    ],
    when: exchange =>
      succeeds(exchange) && isWrite(exchange.request) && exchange.mock.body?.data?.attributes !== undefined,
    adapt: (stock, { request, mock }) => {
      const { data, links } = stock.body
      const { id, attributes, relationships } = mock.body.data
      const isNew = request.method === 'POST'
      const isChosen = Boolean(dataOf(request)?.id)
      const withId = (url: string) => (isNew && !isChosen ? url.replace(data.id, id) : url)
      const requested = dataOf(request)?.attributes ?? {}
      const set = Object.fromEntries(Object.keys(requested).map(name => [name, data.attributes[name]]))
      const computed = Object.fromEntries(
        COMPUTED.filter(name => name in attributes).map(name => [name, attributes[name]]),
      )
      return {
        ...stock,
        headers: mapValues(stock.headers, withId),
        body: {
          ...stock.body,
          links: mapValues(links, withId),
          data: {
            ...data,
            id: withId(data.id),
            links: mapValues(data.links, withId),
            relationships: isNew ? relationships : { ...data.relationships, updated_by: relationships.updated_by },
            attributes: { ...(isNew ? attributes : data.attributes), ...computed, ...set },
          },
        },
      }
    },
  },
}

/** The relationships that `include` follows, each with the type of the record that has it. */
function followedRelationships(request: OracleRequest): ReadonlySet<string> {
  const [type = ''] = segmentsOf(request)
  const paths = named(request, 'include').flatMap(([, value]) => value.split(','))
  const followed = new Set<string>()
  for (const path of paths) {
    let from = isRelated(request) ? relationOf(request)?.target : type
    for (const name of path.split('.')) {
      if (from === undefined || !isResourceType(from)) break
      followed.add(`${from}.${name}`)
      from = relationshipModel(from, name)?.target
    }
  }
  return followed
}

/** Whether a document has no record, or is that of HEAD. */
const isEmpty = ({ body }: Answer) => body === '' || body?.data === null || body?.data?.length === 0

/** The attributes that a write to other records can change. */
const COMPUTED = ['updated_at', 'status_updated_at', 'active_status', 'display_name', 'name']

/** Whether a body names an attribute or a relationship that only a new record can have. */
function namesImmutable(request: OracleRequest): boolean {
  const [type = ''] = segmentsOf(request)
  const data = dataOf(request)
  if (!isResourceType(type) || isMalformed(data)) return false
  const { attributes = {}, relationships = {} } = data ?? {}
  const model = modelOf(type)
  return (
    Object.keys(attributes).some(name => model.attributes[name]?.immutable) ||
    Object.entries(relationships).some(
      ([name, each]) => model.relationships[name]?.immutable && (each as { data?: unknown }).data !== undefined,
    )
  )
}

/** Whether a record or one of its relationships has `links` or `meta`. */
function hasOtherMembers(data: Answer['body']): boolean {
  const parts = [data, ...Object.values(Object(data?.relationships))]
  return parts.some(part => 'links' in Object(part) || 'meta' in Object(part))
}

/** Whether the attributes of a body contain a relationship or another member of a record. */
function namesOthers(request: OracleRequest): boolean {
  const [type = ''] = segmentsOf(request)
  const names = Object.keys(Object(dataOf(request)?.attributes))
  return isResourceType(type) && names.some(name => isRelation(request, name) || ['id', 'type', 'meta'].includes(name))
}

function hasName(request: OracleRequest): boolean {
  const { display_name, name } = dataOf(request)?.attributes ?? {}
  return (display_name ?? name) !== undefined
}

function isRelation(request: OracleRequest, name = ''): boolean {
  const [type = ''] = segmentsOf(request)
  return isResourceType(type) && relationshipModel(type, name) !== undefined
}

const isPlain = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether `data` is an object, but not a record of JSON:API. */
function isMalformed(data: Answer['body']): boolean {
  if (Array.isArray(data)) return true
  if (!isPlain(data)) return false
  const { attributes = {}, relationships = {} } = data
  if (!isPlain(attributes) || !isPlain(relationships)) return true
  return Object.values(relationships).some(each => !isPlain(each) || (each as { data?: unknown }).data === undefined)
}

/** Removes the `meta` of the identifier of a related record. */
function withoutMeta(relationship: Answer['body']): Answer['body'] {
  if (!isPlain(relationship?.data)) return relationship
  const { meta: _, ...data } = relationship.data
  return { ...relationship, data }
}

interface Issue {
  readonly message: string
  readonly path: readonly (string | number)[]
}

const MAX_ISSUES = 20
const nameOfIssue = ({ message, path }: Issue) => JSON.stringify([message, path])
const moreIssues = (count: number): Issue & object => ({
  message: `and ${count} more`,
  path: ['data'],
  ...{ type: 'any.more', context: { key: 'data', label: 'data' } },
})

const sameRecords = (stock: Answer, mock: Answer): boolean =>
  JSON.stringify(idsOf(stock).toSorted()) === JSON.stringify(idsOf(mock).toSorted())

const idsOf = ({ body }: Answer): string[] => [body.data].flat().map((each: { id?: string } | null) => each?.id ?? '')

const mapValues = <T>(
  object: Readonly<Record<string, Answer['body']>>,
  change: (value: Answer['body'], name: string) => T,
): Record<string, T> =>
  Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, change(value, name)]))
