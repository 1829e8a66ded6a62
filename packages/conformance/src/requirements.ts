import { type Requirement, RULES, requirement } from '@workbench-sdk/contract/rules'

const DOCS = 'API docs and pyexclient'
const RECORDS = "pyexclient's captured records"
const STOCK = 'jsonapi-server'
const FORK = "Expel's fork of jsonapi-server"

/** The requirements of the wire contract: the format of requests and responses, for every caller. */
export const WIRE_REQUIREMENTS = {
  'media-type': requirement('P', 'Responses have the media type application/vnd.api+json, without parameters.', DOCS),
  'request-media-types': requirement('P', 'A body can be application/vnd.api+json or application/json.', DOCS),
  accept: requirement('P', 'The Accept header can be missing or */*.', DOCS),
  times: requirement('P', 'Timestamps are ISO 8601 in UTC, with milliseconds.', RECORDS),
  ids: requirement('P', 'Ids are UUIDs.', RECORDS),
  'trailing-slash': requirement('S', 'A path can end with a slash.', STOCK),
  head: requirement('S', 'HEAD returns the GET response without the body.', STOCK),
  cors: requirement('S', 'OPTIONS requires no token, and pages of other origins can call the API.', STOCK),

  login: requirement('P', 'POST /api/v2/login accepts username, password and otp as JSON.', 'API docs'),
  'login-form': requirement(
    'P',
    'POST /auth/v0/login accepts grant_type, username and password as a form, with the one-time code in a header.',
    'pyexclient',
  ),
  'login-pairs': requirement('G', 'Each of the two login routes accepts only its own format.'),
  'login-form-error': requirement(
    'P',
    "A rejected form login returns OAuth 2.0's error and error_description.",
    'pyexclient',
  ),
  'login-email-case': requirement(
    'P',
    'The email address in a login is case-sensitive.',
    'help article 360061333014, Configure your SSO provider: "The email addresses are case-sensitive."',
  ),
  'login-without-code': requirement('P', 'A login without its one-time code returns 401.', DOCS),
  session: requirement(
    'P',
    'A login returns a flat object with a bearer token that works like a key for 13 hours.',
    DOCS,
  ),
  'session-times': requirement(
    'P',
    "A session's created_at is a whole number of seconds since the Unix epoch.",
    'API docs',
  ),

  'list-document': requirement(
    'P',
    'A list has the members jsonapi, meta, links, data and included, in this order.',
    RECORDS,
  ),
  'record-document': requirement('P', 'A single record has the same members, with an object as data.', RECORDS),
  'written-document': requirement('P', 'A response to POST or PATCH has no `included`.', RECORDS),
  'created-document': requirement(
    'S',
    "The response to POST contains the record's URL in `links.self` and in the Location header.",
    STOCK,
  ),
  'page-meta': requirement('P', 'meta.page has offset, limit and the total of the filtered records.', RECORDS),
  'empty-list': requirement(
    'S',
    'A list has no meta.page if no record matches.',
    'jsonapi-server; pyexclient handles it, workbench.py:566',
  ),
  'page-links': requirement(
    'P',
    '`links.first` and `links.prev` are present if the offset is greater than 0, `links.next` and `links.last` if more records follow.',
    RECORDS,
  ),
  'absolute-links': requirement('P', 'Links are absolute, with the origin of the request.', RECORDS),
  'record-members': requirement(
    'P',
    'A record has the members type, id, attributes, links and relationships, in this order.',
    RECORDS,
  ),
  'every-attribute': requirement('P', 'A record has all its attributes, including null ones.', RECORDS),
  'to-one': requirement(
    'P',
    'A to-one relationship has links, meta and data, which is an identifier or null.',
    RECORDS,
  ),
  'to-many': requirement(
    'P',
    'Without include, a to-many relationship has links and meta, and no data.',
    `${RECORDS}; ${FORK}, 8a1ffb6`,
  ),
  'included-linkage': requirement(
    'S',
    "With include, a to-many relationship's data lists the identifiers of its records.",
    'jsonapi-server; pyexclient reads them',
  ),
  'related-route': requirement(
    'P',
    'The related link of a relationship returns the related records; lists support paging and filters.',
    `pyexclient, workbench.py:360; ${FORK}, 8ce685e and 3432d58`,
  ),
  'relationship-route': requirement(
    'P',
    'The self link of a relationship returns the identifiers of the records.',
    'pyexclient, workbench.py:361',
  ),
  'read-only-relationship': requirement('G', 'A read-only relationship supports only GET.'),

  'filter-equality': requirement('P', 'filter[a]=v tests for equality and is case-sensitive.', DOCS),
  'filter-boolean': requirement('P', 'Booleans are case-insensitive, e.g. True.', DOCS),
  'filter-comparison': requirement('P', 'A value that starts with >, <, ≥ or ≤ is a comparison.', DOCS),
  'filter-timestamp': requirement('P', 'A timestamp without an offset is in UTC.', DOCS),
  'filter-text': requirement('P', ':v means contains and ^v means starts with; both are case-insensitive.', DOCS),
  'filter-text-equality': requirement('S', '~v tests for equality and is case-insensitive.', STOCK),
  'filter-not': requirement('P', '!v means not equal.', DOCS),
  'filter-null': requirement('P', '␀true means null, ␀false means not null.', DOCS),
  'filter-and': requirement('P', 'Filters on several attributes are combined with AND.', DOCS),
  'filter-or': requirement('P', 'A repeated attribute or a comma combines equality, :, ^ and ~ with OR.', DOCS),
  'filter-window': requirement('P', 'A repeated attribute or a comma combines >, <, ≥, ≤ and ! with AND.', DOCS),
  'filter-related': requirement(
    'P',
    'A related record is filtered by its id, in two spellings, or by an attribute.',
    DOCS,
  ),
  'filter-related-deep': requirement('P', 'A filter can follow two relationships.', DOCS),
  sort: requirement('P', 'sort=a,-b sorts by a, then by b descending; a repeated sort parameter is equivalent.', DOCS),
  'sort-spelling': requirement('P', 'A sort key can start with +, a space (a decoded +), - or no sign.', DOCS),
  'sort-default': requirement('P', 'Lists are sorted by created_at, then by id, ascending.', DOCS),
  'page-default': requirement(
    'P',
    'By default, a page has 50 records and starts at offset 0; page[limit] and page[offset] change this.',
    DOCS,
  ),
  'page-count': requirement(
    'S',
    'page[limit]=0 returns the total, and the records of the default page.',
    'jsonapi-server; pyexclient reads the total',
  ),
  'array-parameters': requirement(
    'S',
    'Parameters with array brackets, e.g. filter[a][]=v, include[0]=r and sort[]=a, are equivalent to repeated parameters.',
    STOCK,
  ),
  include: requirement('P', 'include=a,b returns related records, each once.', DOCS),
  'include-dotted': requirement('P', 'include=a.b follows more than one relationship.', DOCS),
  fields: requirement('S', 'fields[type]=a,b restricts only the attributes of that type.', STOCK),
  flag: requirement('P', 'flag[x]=… is accepted, and ignored if it is unknown.', DOCS),

  'error-document': requirement(
    'S',
    'An error response has jsonapi, meta, links.self and errors with status, code, title and detail.',
    STOCK,
  ),
  'forbidden-title': requirement('G', "A 403 because of the role or a restriction has the title 'Forbidden'."),
  'unknown-id': requirement(
    'S',
    "An unknown id returns 404 'Requested resource does not exist', There is no T with id X.",
    STOCK,
  ),
  'unknown-type': requirement(
    'S',
    "An unknown type returns 404 'Resource not found', The requested resource 'T' does not exist.",
    STOCK,
  ),
  'unknown-relation': requirement(
    'S',
    "An unknown relationship returns 404 'Resource not found', The requested relation does not exist.",
    STOCK,
  ),
  'bad-route': requirement(
    'S',
    "An unknown path, or a method that it does not support, returns 404 EINVALID 'Invalid Route', never 405.",
    STOCK,
  ),
  'unsupported-verb': requirement(
    'P',
    "An operation that a type does not support returns 403 'Resource not supported'.",
    `${FORK}, 5a0a922`,
  ),
  'bad-attribute': requirement(
    'S',
    "An invalid attribute returns 403 'Param validation failed', with an array of issues.",
    STOCK,
  ),
  'bad-relationship': requirement(
    'P',
    "An unknown, immutable or mistyped relationship returns 403 'Param validation failed'.",
    `${FORK}, c5ee20a`,
  ),
  'bad-parameter': requirement(
    'S',
    "An unknown query parameter for a list, or page[limit]=abc, returns 403 'Param validation failed'.",
    STOCK,
  ),
  'unknown-members': requirement(
    'S',
    'A null or empty id is ignored, and so are members of data that JSON:API 1.0 does not define, e.g. lid.',
    STOCK,
  ),
  'missing-data': requirement(
    'P',
    "A body without data, or with data that is not an object, returns 403 'Request validation failed'.",
    `${FORK}, 03e15b2`,
  ),
  'unparsed-body': requirement('S', 'A body with any other media type, e.g. text/plain, is treated as missing.', STOCK),
  'bad-filter': requirement('S', "An invalid filter returns 403 'Invalid filter'.", STOCK),
  'bad-sort': requirement('S', "An invalid sort key returns 403 'Invalid sort'.", STOCK),
  'bad-include': requirement('S', "An invalid include returns 403 'Invalid inclusion'.", STOCK),
  'bad-fields': requirement(
    'S',
    "An invalid fields parameter returns 403: 'Invalid field resource' for its type, 'Invalid field selection' for a name.",
    STOCK,
  ),
  'taken-id': requirement('S', "A POST with an existing id returns 403 'Requested resource already exists'.", STOCK),
  'body-id': requirement('G', "A body's data.id must be the id in the URL."),
  'body-type': requirement('S', 'The type in the URL applies, regardless of data.type in the body.', STOCK),
  'malformed-json': requirement('G', 'A body that is not JSON returns 400 EINVALID.'),
  'unacceptable-media-types': requirement(
    'G',
    'A JSON:API content type with parameters returns 415, and an unsupported Accept header returns 406, with an error document.',
  ),
  'rate-limit': requirement('G', 'Too many requests return 429 with Retry-After.'),

  'service-account': requirement('G', 'A service account has the attributes and relationships in the contract.'),
  'service-account-actor': requirement('P', "A service account's actor has the type service.", RECORDS),
  'api-key': requirement('P', 'An API key has the attributes and relationships in the contract.', RECORDS),
  'api-key-names': requirement('P', 'Setting either name or display_name sets both.', RECORDS),
  'api-key-account': requirement('G', 'An API key requires a service account.'),
  'api-key-secret': requirement('P', 'Lists cannot be filtered or sorted by access_token.', DOCS),
  'user-account': requirement('P', 'A user account has the attributes and relationships in the contract.', RECORDS),
  'investigative-action': requirement(
    'P',
    'An investigative action has the attributes and relationships in the contract.',
    RECORDS,
  ),
  organization: requirement('P', 'An organization has the attributes and relationships in the contract.', RECORDS),
  actor: requirement(
    'P',
    'An actor has the attributes and relationships in the contract, and created_by refers to an actor.',
    RECORDS,
  ),

  'python-headers': requirement(
    'P',
    'A content-type on GET and DELETE, and a missing Accept, have no effect.',
    'pyexclient',
  ),
  'python-sort': requirement('P', 'Lists and single records accept sort=+created_at and sort=+id.', 'pyexclient'),
  'python-delete-body': requirement('P', 'A DELETE can have a body.', 'pyexclient'),
  'delete-response': requirement('S', 'A DELETE returns 200 with {"meta":{}}.', STOCK),
  'python-top-level-id': requirement('P', 'A PATCH can have an id next to data, and returns the record.', 'pyexclient'),
  'python-types': requirement('P', 'A list contains only records of its type.', 'pyexclient'),
  'python-echo': requirement(
    'P',
    'A PATCH can repeat every to-one relationship that is not read-only, including immutable ones.',
    'pyexclient',
  ),
} as const satisfies Record<string, Requirement>

/** All requirements: the rules that the mock implements, and the wire contract requirements. */
export const REQUIREMENTS = { ...RULES, ...WIRE_REQUIREMENTS }
export type RequirementId = keyof typeof REQUIREMENTS
