import type { ROWS } from '@workbench-sdk/conformance/rows'
import { inMock, inQuery, type Mutation } from './mutation.ts'

const document = (find: string, replace: string) => inMock('json-api/document.ts', find, replace)
const resource = (find: string, replace: string) => inMock('json-api/resource.ts', find, replace)
const filter = (find: string, replace: string) => inMock('json-api/filter.ts', find, replace)
const wording = (find: string, replace: string) => inMock('refusals.ts', find, replace)

/** Ways to break each row of the wire contract, but for the one that a mock does not show: nothing is too much for it. */
export const ROW_MUTATIONS: Record<Exclude<keyof typeof ROWS, 'rate-limit'>, readonly Mutation[]> = {
  'media-type': [inMock('answer.ts', 'mediaType ?? JSON_API', 'mediaType ?? `${JSON_API}; charset=utf-8`')],
  'request-media-types': [inMock('body.ts', "'application/json': readJson,", '')],
  accept: [inMock('body.ts', "accept.trim() === ''", 'false')],
  times: [inMock('rules/rule.ts', 'const at = textOf(now)', "const at = textOf(now).replace('.000', '')")],
  ids: [inMock('chance.ts', 'digits.slice(0, 8)', "'x' + digits.slice(0, 8)")],
  'trailing-slash': [inMock('routes.ts', "pathname.endsWith('/') ? pathname.slice(0, -1) : pathname", 'pathname')],
  'id-of-the-url': [
    inMock(
      'commands.ts',
      'rule(store, named(type, record), data as Bodies[K], context)',
      'rule(store, named(type, store.any((data as { id?: string }).id ?? "") ?? record), data as Bodies[K], context)',
    ),
  ],
  head: [inMock('call.ts', "placeOf(method === 'HEAD' ? 'GET' : method, pathname)", 'placeOf(method, pathname)')],
  cors: [
    inMock('exchange.ts', "if (request.method === 'OPTIONS') return preflight(request)", ''),
    inMock('answer.ts', 'GET, HEAD, POST, PATCH, DELETE, OPTIONS', 'GET, POST'),
    inMock('answer.ts', "'access-control-allow-origin': '*',", ''),
  ],
  login: [
    inMock(
      'rules/log-in.ts',
      'const unproven = needsOtp',
      "if (username.includes('@')) return needsOtp('missing', 'authentication') as never\n  const unproven = needsOtp",
    ),
  ],
  'login-form': [inMock('write.ts', 'otp = otpHeader', 'otp = undefined')],
  'login-without-code': [inMock('rules/log-in.ts', 'if (unproven) return unproven', '')],
  session: [
    inMock('rules/log-in.ts', 'username: user.attributes.email,\n', ''),
    inMock('rules/log-in.ts', "realm: 'public',", "realm: 'internal' as 'public',"),
  ],
  'list-document': [
    document(
      'data: records.map(each => resource(setting, each)),\n    included:',
      'data: records.map(each => resource(setting, each)),\n    also:',
    ),
  ],
  'record-document': [
    document(
      'data: record ? resource(setting, record) : null,\n    included: included.map(each => resource(setting, each)),',
      'data: record ? resource(setting, record) : null,',
    ),
  ],
  'written-document': [
    document(
      'data: { type, id, attributes: shown, ...linked },',
      'data: { type, id, attributes: shown, ...linked }, included: [],',
    ),
  ],
  'page-meta': [
    inMock('json-api/list.ts', '{ page: { ...page, total } }', '{ page: { ...page, total: total - page.offset } }'),
  ],
  'page-links': [
    inMock('json-api/page-links.ts', 'offset > 0 && { first', 'offset >= 0 && { first'),
    inMock('json-api/page-links.ts', 'next: at(offset + limit)', 'next: at(offset + limit + 1)'),
  ],
  'absolute-links': [resource("ofOnePiece(root, '/api/v2/', type, '/', id)", "ofOnePiece('/api/v2/', type, '/', id)")],
  'record-members': [resource('    type,\n    id,\n    attributes:', '    id,\n    type,\n    attributes:')],
  'every-attribute': [
    inMock(
      'json-api/shown.ts',
      'for (const name of ATTRIBUTES[record.type])',
      'for (const name of ATTRIBUTES[record.type].filter(name => attributeOf(store, record, name) !== null))',
    ),
  ],
  'to-one': [
    resource(
      "meta: Object.freeze({ relation: 'primary', readOnly })",
      "meta: Object.freeze({ relation: 'primary', readOnly: false })",
    ),
  ],
  'to-many': [resource('many ? { links, meta } : {', '{')],
  'related-route': [
    inMock(
      'read.ts',
      'return readList(setting, ids, query)',
      'return readList(setting, ids, { ...query, filters: [] })',
    ),
  ],
  'relationship-route': [
    inMock(
      'read.ts',
      'select(setting.store, relatedIds(setting.store, record, relation), query)',
      'select(setting.store, relatedIds(setting.store, record, relation), { ...query, sort: [] })',
    ),
  ],
  'read-only-relationship': [
    inMock(
      'routes.ts',
      'return route ? target(route) : refuse.noRoute()',
      'return route ? target(route) : refuse.noData()',
    ),
  ],
  'filter-equality': [
    filter("'=': (value, wanted) => value === wanted", "'=': text((value, wanted) => value === wanted)"),
  ],
  'filter-boolean': [inQuery('kinds.ts', '/^(true|false)$/i', '/^(true|false)$/')],
  'filter-comparison': [filter('value >= wanted', 'value > wanted'), filter('value < wanted', 'value <= wanted')],
  'filter-timestamp': [inQuery('kinds.ts', "hasTime && !found[1] ? 'Z' : ''", "hasTime && !found[1] ? '+01:00' : ''")],
  'filter-text': [
    filter('value.includes(wanted)', 'value.startsWith(wanted)'),
    filter('value.startsWith(wanted)', 'value.includes(wanted)'),
  ],
  'filter-text-equality': [
    filter("'~': text((value, wanted) => value === wanted)", "'~': order((value, wanted) => value === wanted)"),
  ],
  'filter-not': [
    filter(
      "if (condition.operator === '!') return value !== condition.value",
      "if (condition.operator === '!') return value === condition.value",
    ),
    filter('!value.includes(condition.value)', 'value.some(each => each !== condition.value)'),
  ],
  'filter-null': [
    filter('(value === null || value === undefined) === condition.value', '(value === null || value === undefined)'),
  ],
  'filter-and': [filter('filters.every(', 'filters.some(')],
  'filter-or': [
    inQuery('operators.ts', "':': { text: true, widens: true }", "':': { text: true, widens: false }"),
    inQuery('parse-filters.ts', 'conditions: [...(filters.get(name)?.conditions ?? []), ...conditions]', 'conditions'),
  ],
  'filter-window': [
    inQuery('operators.ts', "'>': { text: false, widens: false }", "'>': { text: false, widens: true }"),
    inQuery('operators.ts', "'!': { text: false, widens: false }", "'!': { text: false, widens: true }"),
  ],
  'filter-related': [
    inQuery('parse-filters.ts', "const [attribute = 'id', ...beyond]", "const [attribute = '', ...beyond]"),
  ],
  'filter-related-deep': [inQuery('parse-filters.ts', 'const LONGEST_PATH = 2', 'const LONGEST_PATH = 1')],
  sort: [inMock('json-api/sort.ts', 'descending ? -order : order', 'order')],
  'sort-spelling': [inQuery('parse.ts', '/^([+\\- ]?)(.*)$/s', '/^([+-]?)(.*)$/s')],
  'sort-default': [inMock('ordered-list.ts', 'a.createdAt < b.createdAt', 'a.createdAt > b.createdAt')],
  'page-default': [inQuery('query.ts', '{ offset: 0, limit: 50 }', '{ offset: 0, limit: 100 }')],
  'page-count': [
    inMock(
      'json-api/list.ts',
      'const { offset, limit } = query.page',
      'const { offset } = query.page\n  const limit = query.page.limit || 50',
    ),
  ],
  include: [
    inMock(
      'json-api/include.ts',
      'for (const { id } of primary) found.delete(id)\n  return [...found.values()]',
      'return [...found.values(), ...found.values()]',
    ),
  ],
  'include-dotted': [
    inMock(
      'json-api/include.ts',
      'for (const record of from) found.set(record.id, record)\n    }',
      '}\n    for (const record of from) found.set(record.id, record)',
    ),
  ],
  fields: [resource('fields.get(type)', "fields.get('service_accounts')")],
  flag: [inQuery('parse.ts', "['flag', [0, 9]]", "['flag', [1, 1]]")],
  'error-document': [document('status: String(status)', 'status')],
  'forbidden-title': [wording('({ title: forbiddenTitle })', "({ title: 'Not allowed' })")],
  'unknown-id': [wording('`There is no ${type} with id ${id}`', '`There is none with id ${id}`')],
  'unknown-type': [inMock('routes.ts', 'return refuse.noType(type)', 'return refuse.noRoute()')],
  'unknown-relation': [inMock('routes.ts', 'return refuse.noRelation()', 'return refuse.noRoute()')],
  'bad-route': [
    wording("row(404, 'EINVALID', 'Invalid Route')", "row(405, 'EINVALID', 'Invalid Route')"),
    inMock('routes.ts', "if (segments.includes('')) return undefined", ''),
  ],
  'unsupported-verb': [inMock('routes.ts', 'return refuse.unsupported(type, verb)', 'return refuse.noRoute()')],
  'bad-attribute': [
    inMock(
      'validate.ts',
      'issuesOf(validatorFor(route.operation), value)',
      'issuesOf(validatorFor(route.operation), value).slice(0, 1)',
    ),
  ],
  'bad-relationship': [inMock('rules/linkage.ts', 'if (moved.length > 0)', 'if (moved.length > 9)')],
  'bad-parameter': [
    inQuery(
      'parse.ts',
      "if (!allowed.includes(name)) return [{ path: name, problem: 'unknown' }]",
      'if (!allowed.includes(name)) return []',
    ),
  ],
  'missing-data': [wording('Missing "data" - have', 'Missing data - have')],
  'bad-filter': [
    inQuery('parse-filters.ts', 'if (!kind) return unknown', "if (!kind && attribute !== 'colour') return unknown"),
    wording("'Invalid filter'", "'Bad filter'"),
  ],
  'bad-sort': [wording("'Invalid sort'", "'Bad sort'")],
  'bad-include': [wording("'Invalid inclusion'", "'Bad inclusion'")],
  'bad-fields': [wording("'Invalid field resource'", "'Bad field'")],
  'taken-id': [
    inMock('rules/rule.ts', 'return store.isSpent(id) ?', "return store.isSpent(id) && type !== 'api_keys' ?"),
  ],
  'body-type': [inMock('write.ts', "assumptions.bodyType === 'must-match'", "assumptions.bodyType !== 'must-match'")],
  'malformed-json': [inMock('body.ts', "refuse.malformed('The body is not valid JSON.')", 'refuse.noData()')],
  'unacceptable-media-types': [
    inMock('body.ts', 'if (type === JSON_API && parameters.length > 0) return undefined', ''),
  ],
  'service-account': [
    resource(
      'relationships: relationships(url, record)',
      "relationships: record.type === 'service_accounts' ? {} : relationships(url, record)",
    ),
  ],
  'service-account-actor': [inMock('rules/create-service-account.ts', "newActor('service'", "newActor('user'")],
  'api-key': [
    inMock(
      'json-api/shown.ts',
      '(store, key) => inherited(store, key).restrictions',
      '(store, key) => String(inherited(store, key).restrictions)',
    ),
  ],
  'api-key-names': [
    inMock('rules/create-api-key.ts', 'const called = name ?? display_name', "const called = name ?? 'key'"),
  ],
  'api-key-account': [
    inMock(
      'validate.ts',
      'return issues.length > 0 ? refuse.params(issues, rule)',
      'return issues.length > 0 ? refuse.noData(rule)',
    ),
  ],
  'api-key-secret': [
    inMock('json-api/query.ts', 'attribute?.filterable ? attribute.kind : undefined', 'attribute?.kind'),
  ],
  'user-account': [
    resource(
      'relationships: relationships(url, record)',
      "relationships: record.type === 'user_accounts' ? {} : relationships(url, record)",
    ),
  ],
  'investigative-action': [
    resource(
      'relationships: relationships(url, record)',
      "relationships: record.type === 'investigative_actions' ? {} : relationships(url, record)",
    ),
  ],
  organization: [
    resource(
      'relationships: relationships(url, record)',
      "relationships: record.type === 'organizations' ? {} : relationships(url, record)",
    ),
  ],
  actor: [inMock('rules/rule.ts', 'updated_by: context.caller.actorId', 'updated_by: record.id')],
  'python-headers': [
    inMock(
      'handle-request.ts',
      "if (!accepts(headers.get('accept')))",
      "if (headers.get('content-type') === 'application/json' && method === 'GET')",
    ),
  ],
  'python-sort': [inQuery('parse.ts', '/^([+\\- ]?)(.*)$/s', '/^([- ]?)(.*)$/s')],
  'python-delete-body': [
    inMock(
      'handle-request.ts',
      'if (body instanceof Refusal) return body',
      "if (body instanceof Refusal) return body\n  if (call.method === 'DELETE' && headers.get('content-type')) return refuse.noData()",
    ),
  ],
  'python-top-level-id': [
    inMock(
      'validate.ts',
      'if (!isObject(value) || !hasData(value, route))',
      "if (!isObject(value) || !hasData(value, route) || 'id' in value)",
    ),
  ],
  'python-types': [
    inMock(
      'store.ts',
      'return this.#byOrganization.get(organizationId)?.get(type) ?? NONE',
      "return this.#byOrganization.get(organizationId)?.get(type === 'actors' ? 'organizations' : type) ?? NONE",
    ),
  ],
  'python-echo': [
    inMock('rules/linkage.ts', 'immutable && linkage?.data?.id.toLowerCase() !== current[name]', 'immutable'),
  ],
}
