import type { WIRE_REQUIREMENTS } from '@workbench-sdk/conformance/wire-requirements'
import { type Mutation, mutate } from './mutation.ts'
import { addProperty, append, insertBefore, narrow, negate, remove, replace, swap, widen } from './operators.ts'
import {
  alternative,
  argument,
  call,
  callee,
  condition,
  consequence,
  constant,
  declaration,
  defaultOf,
  ifStatement,
  initializer,
  iterated,
  literal,
  operand,
  operator,
  property,
  regex,
  returned,
  spread,
  value,
  within,
} from './targets.ts'

/** Ways to break each row of the wire contract, except the one that a mock never shows: its limit on requests. */
export const ROW_MUTATIONS: Record<Exclude<keyof typeof WIRE_REQUIREMENTS, 'rate-limit'>, readonly Mutation[]> = {
  'media-type': [mutate('answered', replace(operand('JSON_API'), '`${JSON_API}; charset=utf-8`'))],
  'request-media-types': [mutate('READERS', remove(property('application/json')))],
  accept: [mutate('accepts', remove(operand('trim')))],
  times: [mutate('timestamps', append(call('textOf'), ".replace('.000', '')"))],
  ids: [mutate('SeededRandom.newId', append(call('slice', 0), ".padStart(9, 'x')"))],
  'trailing-slash': [mutate('match', replace(initializer('path'), 'pathname'))],
  'id-of-the-url': [
    mutate('editing', replace(argument('named', 1), "store.any((data as { id?: string }).id ?? '') ?? record")),
  ],
  head: [mutate('callOf', replace(argument('placeOf', 0), 'method'))],
  cors: [
    mutate('runPipeline', remove(ifStatement('OPTIONS'))),
    mutate('preflight', replace(value('access-control-allow-methods'), "'GET, POST'")),
    mutate('CORS', remove(property('access-control-allow-origin'))),
  ],
  login: [
    mutate(
      'logIn',
      insertBefore(
        declaration('unproven'),
        "if (username.includes('@')) return needsOtp('missing', 'authentication') as never",
      ),
    ),
  ],
  'login-form': [mutate('writeSession', replace(defaultOf('otp'), 'undefined'))],
  'login-without-code': [mutate('logIn', remove(ifStatement('unproven')))],
  session: [mutate('logIn', remove(property('username'))), mutate('logIn', replace(value('realm'), "'internal'"))],
  'list-document': [mutate('listDocument', remove(property('included')))],
  'record-document': [mutate('recordDocument', remove(property('included')))],
  'written-document': [mutate('writtenDocument', addProperty(returned('data'), 'included: []'))],
  'page-meta': [mutate('pageOf', replace(value('total'), 'total - page.offset'))],
  'page-links': [
    mutate('pageLinks', replace(within(spread('first'), operator('>')), '>=')),
    mutate('pageLinks', replace(value('next'), 'at(offset + limit + 1)')),
  ],
  'absolute-links': [mutate('recordUrl', remove(argument('ofOnePiece', 0)))],
  'record-members': [mutate('resource', swap(property('type'), property('id')))],
  'every-attribute': [
    mutate(
      'attributesOf',
      append(iterated('ATTRIBUTES'), '.filter(name => attributeOf(store, record, name) !== null)'),
    ),
  ],
  'to-one': [mutate('sameInAll', replace(value('readOnly'), 'false'))],
  'to-many': [mutate('relationships', replace(condition('many'), 'false'))],
  'related-route': [mutate('readRelated', replace(argument('readList', 2), '{ ...query, filters: [] }'))],
  'relationship-route': [mutate('readRelationship', replace(argument('select', 2), '{ ...query, sort: [] }'))],
  'read-only-relationship': [mutate('located', replace(call('noRoute'), 'apiErrors.noData()'))],
  'filter-equality': [mutate('COMPARISONS', replace(value('='), 'text((value, wanted) => value === wanted)'))],
  'filter-boolean': [mutate('readBoolean', replace(regex(), '/^(true|false)$/'))],
  'filter-comparison': [
    mutate('COMPARISONS', replace(within(value('≥'), operator('>=')), '>')),
    mutate('COMPARISONS', replace(within(value('<'), operator('<')), '<=')),
  ],
  'filter-timestamp': [mutate('readTimestamp', replace(literal('Z'), "'+01:00'"))],
  'filter-text': [
    mutate('COMPARISONS', replace(within(value(':'), callee('includes')), 'startsWith')),
    mutate('COMPARISONS', replace(within(value('^'), callee('startsWith')), 'includes')),
  ],
  'filter-text-equality': [mutate('COMPARISONS', replace(within(value('~'), callee('text')), 'order'))],
  'filter-not': [
    mutate('passesOne', replace(operator('!=='), '===')),
    mutate('passesOne', replace(call('includes'), 'value.every(each => each === condition.value)')),
  ],
  'filter-null': [mutate('passesOne', replace(consequence('null'), 'return value === null || value === undefined'))],
  'filter-and': [mutate('lets', replace(callee('every'), 'some'))],
  'filter-or': [
    mutate('SIGNS', replace(value(':', 'widens'), 'false')),
    mutate('parseFilters', replace(value('conditions'), 'conditions')),
  ],
  'filter-window': [
    mutate('SIGNS', replace(value('>', 'widens'), 'true')),
    mutate('SIGNS', replace(value('!', 'widens'), 'true')),
  ],
  'filter-related': [mutate('follow', replace(defaultOf('attribute'), "''"))],
  'filter-related-deep': [mutate('LONGEST_PATH', replace(constant(), '1'))],
  sort: [mutate('comparison', replace(condition('descending'), 'false'))],
  'sort-spelling': [mutate('parseSortKey', replace(regex(), '/^([+-]?)(.*)$/s'))],
  'sort-default': [mutate('isBefore', replace(within(alternative('createdAt'), operator('<')), '>'))],
  'page-default': [mutate('DEFAULT_PAGE', replace(value('limit'), '100'))],
  'page-count': [mutate('select', replace(initializer('limit'), '{ ...query.page, limit: query.page.limit || 50 }'))],
  include: [mutate('included', replace(returned('found', 'values'), '[...found.values(), ...found.values()]'))],
  'include-dotted': [mutate('included', replace(iterated('from'), 'relation === path.at(-1) ? from : []'))],
  fields: [mutate('resource', replace(argument('get', 0), "'service_accounts'"))],
  flag: [mutate('KEYS', replace(value('flag'), '[1, 1]'))],
  'error-document': [mutate('errorDocument', replace(value('status'), 'status'))],
  'forbidden-title': [mutate('ASSUMED', replace(value('title'), "'Not allowed'"))],
  'unknown-id': [
    mutate('apiErrors', replace(within(value('noRecord'), argument('ApiError', 1)), '`There is none with id ${id}`')),
  ],
  'unknown-type': [mutate('locate', replace(call('noType'), 'apiErrors.noRoute()'))],
  'unknown-relation': [mutate('locate', replace(call('noRelation'), 'apiErrors.noRoute()'))],
  'bad-route': [
    mutate('API_ERRORS', replace(within(value('noRoute'), literal(404)), '405')),
    mutate('shapeOf', remove(ifStatement('segments'))),
  ],
  'unsupported-verb': [mutate('locate', replace(call('unsupported'), 'apiErrors.noRoute()'))],
  'bad-attribute': [mutate('validateData', append(call('issuesOf'), '.slice(0, 1)'))],
  'bad-relationship': [mutate('updateRelationships', replace(condition('moved'), 'false'))],
  'bad-parameter': [mutate('query/issuesOf', replace(consequence('allowed'), 'return []'))],
  'missing-data': [
    mutate(
      'apiErrors',
      replace(
        within(value('noData'), argument('ApiError', 1)),
        "'Missing data - have you sent the right http headers?'",
      ),
    ),
  ],
  'bad-filter': [
    mutate('follow', narrow(condition('kind'), "attribute !== 'colour'")),
    mutate('API_ERRORS', replace(within(value('filter'), argument('row', 2)), "'Bad filter'")),
  ],
  'bad-sort': [mutate('API_ERRORS', replace(within(value('sort'), argument('row', 2)), "'Bad sort'"))],
  'bad-include': [mutate('API_ERRORS', replace(within(value('include'), argument('row', 2)), "'Bad inclusion'"))],
  'bad-fields': [mutate('API_ERRORS', replace(within(value('fields'), argument('row', 2)), "'Bad field'"))],
  'taken-id': [mutate('reserveId', narrow(condition('isSpent'), "type !== 'api_keys'"))],
  'body-type': [mutate('typed', negate(operand('bodyType')))],
  'malformed-json': [mutate('readJson', replace(call('malformed'), 'apiErrors.noData()'))],
  'unacceptable-media-types': [mutate('readerFor', remove(ifStatement('parameters')))],
  'service-account': [withoutRelationships('service_accounts')],
  'service-account-actor': [mutate('createServiceAccount', replace(argument('createActor', 0), "'user'"))],
  'api-key': [
    mutate(
      'OF_KEYS',
      replace(within(value('restrictions'), returned()), 'String(inheritedAccess(store, key).restrictions)'),
    ),
  ],
  'api-key-names': [mutate('bothNames', replace(within(initializer('called'), operand('display_name')), "'key'"))],
  'api-key-account': [mutate('validateData', replace(call('params'), 'apiErrors.noData(rule)'))],
  'api-key-secret': [mutate('schemaOf', replace(returned('filterable'), 'attribute?.kind'))],
  'user-account': [withoutRelationships('user_accounts')],
  'investigative-action': [withoutRelationships('investigative_actions')],
  organization: [withoutRelationships('organizations')],
  actor: [mutate('withAttributes', replace(value('updated_by'), 'record.id'))],
  'python-headers': [
    mutate(
      'handleRequest',
      replace(condition('accepts'), "headers.get('content-type') === 'application/json' && call.method === 'GET'"),
    ),
  ],
  'python-sort': [mutate('parseSortKey', replace(regex(), '/^([- ]?)(.*)$/s'))],
  'python-delete-body': [
    mutate(
      'handleRequest',
      insertBefore(
        declaration('otp'),
        "if (call.method === 'DELETE' && headers.get('content-type')) return apiErrors.noData()",
      ),
    ),
  ],
  'python-top-level-id': [mutate('validateData', widen(condition('hasData'), "'id' in value"))],
  'python-types': [
    mutate('Store.list', replace(argument('get', 0, 'type'), "type === 'actors' ? 'organizations' : type")),
  ],
  'python-echo': [mutate('updateRelationships', remove(operand('toLowerCase')))],
}

function withoutRelationships(type: string): Mutation {
  return mutate(
    'resource',
    replace(value('relationships'), `record.type === '${type}' ? {} : relationships(url, record)`),
  )
}
