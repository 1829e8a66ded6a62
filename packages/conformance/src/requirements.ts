import { type Requirement, RULES, requirement as row } from '@workbench-sdk/contract/rules'

const DOCS = 'API docs and pyexclient'
const RECORDS = "pyexclient's captured records"
const STOCK = 'jsonapi-server'

/** The rows of the wire contract: the format of requests and responses, for every caller. */
export const WIRE_REQUIREMENTS = {
  'media-type': row('P', 'Responses have the media type application/vnd.api+json, without parameters.', DOCS),
  'request-media-types': row('P', 'A body can be application/vnd.api+json or application/json.', DOCS),
  accept: row('P', 'The Accept header can be missing or */*.', DOCS),
  times: row('P', 'Timestamps are ISO 8601 in UTC, with milliseconds.', RECORDS),
  ids: row('P', 'Ids are UUIDs.', RECORDS),
  'trailing-slash': row('S', 'A path can end with a slash.', STOCK),
  'id-of-the-url': row('S', 'The id in the URL takes precedence over an id in the body.', STOCK),
  head: row('S', 'HEAD returns the response of GET without the body.', STOCK),
  cors: row('S', 'OPTIONS needs no token, and pages of any origin can call the API.', STOCK),

  login: row('P', 'POST /api/v2/login accepts username, password and otp as JSON.', DOCS),
  'login-form': row('P', 'POST /auth/v0/login accepts the same as a form, with the one-time code in a header.', DOCS),
  'login-without-code': row('P', 'A login without its one-time code returns 401.', DOCS),
  session: row('P', 'A login returns a flat object with a bearer token that works like a key for 13 hours.', DOCS),

  'list-document': row('P', 'A list has the members jsonapi, meta, links, data and included, in this order.', RECORDS),
  'record-document': row('P', 'A single record has the same members, with an object as data.', RECORDS),
  'written-document': row('P', 'Responses to POST and PATCH have no included.', RECORDS),
  'page-meta': row('P', 'meta.page has offset, limit and the total of the filtered records.', RECORDS),
  'page-links': row(
    'P',
    'The links first and prev exist only above offset 0; next and last only if more records follow.',
    RECORDS,
  ),
  'absolute-links': row('P', 'Links are absolute, with the origin of the request.', RECORDS),
  'record-members': row(
    'P',
    'A record has the members type, id, attributes, links and relationships, in this order.',
    RECORDS,
  ),
  'every-attribute': row('P', 'A record has all its attributes, including those that are null.', RECORDS),
  'to-one': row('P', 'A to-one relationship has links, meta and data, which is an identifier or null.', RECORDS),
  'to-many': row('P', 'A to-many relationship has links and meta, and no data.', RECORDS),
  'related-route': row(
    'S',
    'The related link of a relationship returns the related records, lists with paging and filters.',
    STOCK,
  ),
  'relationship-route': row('S', 'The self link of a relationship returns the identifiers of the records.', STOCK),
  'read-only-relationship': row('S', 'A read-only relationship supports only GET.', STOCK),

  'filter-equality': row('P', 'filter[a]=v tests for equality and is case-sensitive.', DOCS),
  'filter-boolean': row('P', 'Booleans are case-insensitive, e.g. True.', DOCS),
  'filter-comparison': row('P', 'A value that begins with >, <, ≥ or ≤ is a comparison.', DOCS),
  'filter-timestamp': row('P', 'A timestamp without an offset is in UTC.', DOCS),
  'filter-text': row('P', ':v means contains and ^v means starts with; both are case-insensitive.', DOCS),
  'filter-text-equality': row('S', '~v tests for equality and is case-insensitive.', STOCK),
  'filter-not': row('P', '!v means not equal.', DOCS),
  'filter-null': row('P', '␀true means null, ␀false means not null.', DOCS),
  'filter-and': row('P', 'Filters on several attributes are combined with AND.', DOCS),
  'filter-or': row('P', 'A repeated attribute or a comma combines equality, :, ^ and ~ with OR.', DOCS),
  'filter-window': row('P', 'A repeated attribute or a comma combines >, <, ≥, ≤ and ! with AND.', DOCS),
  'filter-related': row('P', 'A related record is filtered by its id, in two spellings, or by an attribute.', DOCS),
  'filter-related-deep': row('P', 'A filter can follow two relationships.', DOCS),
  sort: row('P', 'sort=a,-b sorts by a, then by b descending; a repeated sort parameter has the same effect.', DOCS),
  'sort-spelling': row('P', 'A sort key can begin with +, with a space (a decoded +), with - or without a sign.', DOCS),
  'sort-default': row('P', 'Lists are sorted by created_at, then by id, ascending.', DOCS),
  'page-default': row(
    'P',
    'A page has 50 records and begins at offset 0, unless page[limit] or page[offset] change that.',
    DOCS,
  ),
  'page-count': row('P', 'page[limit]=0 returns no records, but the total.', DOCS),
  include: row('P', 'include=a,b returns related records, each once.', DOCS),
  'include-dotted': row('P', 'include=a.b follows more than one relationship.', DOCS),
  fields: row('S', 'fields[type]=a,b restricts the attributes of that type, and nothing else.', STOCK),
  flag: row('P', 'flag[x]=… is accepted, and ignored if it is unknown.', DOCS),

  'error-document': row(
    'S',
    'An error response has jsonapi, meta, links.self and errors with status, code, title and detail.',
    STOCK,
  ),
  'forbidden-title': row('G', "A 403 because of the role or a restriction has the title 'Forbidden'."),
  'unknown-id': row(
    'S',
    "An unknown id returns 404 'Requested resource does not exist', There is no T with id X.",
    STOCK,
  ),
  'unknown-type': row(
    'S',
    "An unknown type returns 404 'Resource not found', The requested resource 'T' does not exist.",
    STOCK,
  ),
  'unknown-relation': row(
    'S',
    "An unknown relationship returns 404 'Resource not found', The requested relation does not exist.",
    STOCK,
  ),
  'bad-route': row(
    'S',
    "An unknown path, or a method that it does not support, returns 404 EINVALID 'Invalid Route'; never 405.",
    STOCK,
  ),
  'unsupported-verb': row(
    'S',
    "An operation that a type does not support returns 403 'Resource not supported'.",
    STOCK,
  ),
  'bad-attribute': row(
    'S',
    "An invalid attribute returns 403 'Param validation failed', with an array of the problems.",
    STOCK,
  ),
  'bad-relationship': row('S', 'So does a relationship that is unknown, immutable, or of another type.', STOCK),
  'bad-parameter': row('S', 'So does an unknown query parameter, and page[limit]=abc.', STOCK),
  'missing-data': row('S', "A body without data returns 403 'Request validation failed'.", STOCK),
  'bad-filter': row('S', "An invalid filter returns 403 'Invalid filter'.", STOCK),
  'bad-sort': row('S', "An invalid sort key returns 403 'Invalid sort'.", STOCK),
  'bad-include': row('S', "An invalid include returns 403 'Invalid inclusion'.", STOCK),
  'bad-fields': row('S', "An invalid fields parameter returns 403 'Invalid field resource'.", STOCK),
  'taken-id': row('S', "A POST with an existing id returns 403 'Requested resource already exists'.", STOCK),
  'body-type': row('G', "A body's data.type has to be the type in the URL."),
  'malformed-json': row('G', 'A body that is not JSON returns 400 EINVALID.'),
  'unacceptable-media-types': row(
    'G',
    'An unsupported content type returns 415 and an Accept that cannot be met 406, as an error document.',
  ),
  'rate-limit': row('G', 'Too many requests return 429 with Retry-After.'),

  'service-account': row('G', 'A service account has the attributes and relationships of the contract.'),
  'service-account-actor': row('P', "A service account's actor has the type service.", RECORDS),
  'api-key': row('P', 'An API key has the attributes and relationships of the contract.', RECORDS),
  'api-key-names': row('P', 'Setting either name or display_name sets both.', RECORDS),
  'api-key-account': row('G', 'An API key needs a service account.'),
  'api-key-secret': row('P', 'Lists cannot be filtered or sorted by access_token.', DOCS),
  'user-account': row('P', 'A user account has the attributes and relationships of the contract.', RECORDS),
  'investigative-action': row(
    'P',
    'An investigative action has the attributes and relationships of the contract.',
    RECORDS,
  ),
  organization: row('P', 'An organization has the attributes and relationships of the contract.', RECORDS),
  actor: row(
    'P',
    'An actor has the attributes and relationships of the contract, and created_by refers to one.',
    RECORDS,
  ),

  'python-headers': row('P', 'A content-type on GET and DELETE, and a missing Accept, have no effect.', 'pyexclient'),
  'python-sort': row('P', 'Lists and single records accept sort=+created_at and sort=+id.', 'pyexclient'),
  'python-delete-body': row('P', 'A DELETE can have a body, and returns 204.', 'pyexclient'),
  'python-top-level-id': row('P', 'A PATCH can have an id next to data, and returns the record.', 'pyexclient'),
  'python-types': row('P', 'A list contains only records of its type.', 'pyexclient'),
  'python-echo': row('P', 'A PATCH can repeat every to-one relationship that is not read-only.', 'pyexclient'),
} as const satisfies Record<string, Requirement>

/** All requirements: the rules that the mock implements, and the rows of the wire contract. */
export const REQUIREMENTS = { ...RULES, ...WIRE_REQUIREMENTS }
export type RequirementId = keyof typeof REQUIREMENTS
