import type { WIRE_REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { type Mutation, mutate } from './mutation.ts'
import { addProperty, append, insertBefore, narrow, negate, remove, replace, swap } from './operators.ts'
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
  element,
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

/** Ways to break each requirement of the wire contract, except the rate limit, which a mock does not have. */
export const ROW_MUTATIONS: Record<Exclude<keyof typeof WIRE_REQUIREMENTS, 'rate-limit'>, readonly Mutation[]> = {
  'media-type': [mutate('answerContent', replace(operand('JSON_API'), '`${JSON_API}; charset=utf-8`'))],
  'request-media-types': [mutate('parserFor', remove(operand('JSON_TYPE')))],
  accept: [mutate('accepts', remove(operand('ACCEPTABLE')))],
  times: [mutate('timestamps', append(call('textOf'), ".replace('.000', '')"))],
  ids: [mutate('SeededRandom.#nextPrefix', replace(argument('padStart', 0), '9'))],
  'trailing-slash': [mutate('match', replace(initializer('path'), 'pathname'))],
  head: [mutate('routeRequest', replace(argument('placeOf', 0), 'method'))],
  cors: [
    mutate('runPipeline', remove(ifStatement('OPTIONS'))),
    mutate('preflight', replace(value('access-control-allow-methods'), "'GET, POST'")),
    mutate('CORS', remove(property('access-control-allow-origin'))),
  ],
  login: [
    mutate(
      'logIn',
      insertBefore(
        declaration('otpError'),
        "if (username.includes('@')) return checkOtp('missing', 'authentication') as never",
      ),
    ),
  ],
  'login-form': [mutate('createSession', replace(initializer('code'), 'field'))],
  'login-pairs': [
    mutate('createSession', remove(ifStatement('acceptsAny'))),
    mutate('createSession', replace(initializer('code'), 'field ?? header')),
    mutate('createSession', replace(initializer('acceptsAny'), 'false')),
  ],
  'login-form-error': [
    mutate('withErrorFormat', replace(literal('json'), "'form'")),
    mutate('errorTemplate', remove(operand('formLoginError'))),
  ],
  'login-email-case': [mutate('userNamed', remove(operand('loginEmailCase')))],
  'login-without-code': [mutate('logIn', remove(ifStatement('otpError')))],
  session: [mutate('logIn', remove(property('username'))), mutate('logIn', replace(value('realm'), "'internal'"))],
  'session-times': [
    mutate('sessionTime', replace(call('floor'), 'now.getTime()')),
    mutate('sessionTime', replace(call('floor'), 'now.getTime() / 1_000 + 0.5')),
    mutate('sessionTime', replace(condition('timestamp'), 'false')),
  ],
  'list-document': [mutate('listDocument', remove(property('included')))],
  'record-document': [mutate('recordDocument', remove(property('included')))],
  'written-document': [mutate('writtenDocument', addProperty(returned('data'), 'included: []'))],
  'created-document': [
    mutate('writeRecord', replace(argument('document', 0, 'location'), 'url.href')),
    mutate('answerContent', replace(initializer('headers'), 'undefined')),
  ],
  'empty-list': [
    mutate('pageOf', replace(initializer('isLeftOut'), 'total === 0')),
    mutate('pageOf', replace(initializer('isLeftOut'), 'false')),
  ],
  'page-meta': [
    mutate('pageOf', replace(value('total'), 'total - page.offset')),
    mutate('pageOf', replace(initializer('isLeftOut'), "assumptions.emptyListPage === 'absent'")),
  ],
  'page-links': [
    mutate('pageLinks', replace(within(spread('first'), operator('>')), '>=')),
    mutate('pageLinks', replace(value('next'), 'at(offset + limit + 1)')),
    mutate('pageLinks', replace(value('last'), 'at(offset + limit + limit)')),
  ],
  'absolute-links': [mutate('recordUrl', remove(argument('flatString', 0)))],
  'record-members': [mutate('resource', swap(property('type'), property('id')))],
  'every-attribute': [
    mutate(
      'attributesOf',
      append(iterated('ATTRIBUTES'), '.filter(name => attributeOf(store, record, name) !== null)'),
    ),
  ],
  'to-one': [mutate('sharedParts', replace(value('readOnly'), 'false'))],
  'to-many': [mutate('relationships', replace(condition('includedLinkage'), 'false'))],
  'included-linkage': [
    mutate('relationships', replace(condition('includedLinkage'), 'true')),
    mutate('relationships', replace(condition('includedLinkage'), '!followed?.has(name)')),
    mutate('include', replace(argument('add', 1), "primary[0]?.id ?? ''")),
  ],
  'related-route': [
    mutate('readRelated', replace(argument('readList', 0), '{ ...context, query: { ...context.query, filters: [] } }')),
  ],
  'relationship-route': [mutate('readRelationship', replace(argument('select', 2), '{ ...query, sort: [] }'))],
  'read-only-relationship': [
    mutate('locate', replace(call('apiError', 'unknown-route'), "apiError('missing-data', {})")),
  ],
  'filter-equality': [
    mutate(
      'includesAny',
      replace(
        alternative('isArray'),
        '[...expected].some(each => String(each).toLowerCase() === String(value).toLowerCase())',
      ),
    ),
  ],
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
    mutate('conditionsTest', remove(operand('unequal'))),
    mutate('includesAny', replace(callee('some'), 'every')),
  ],
  'filter-null': [mutate('conditionTest', replace(consequence('null'), 'return isNull'))],
  'filter-and': [mutate('filterTest', replace(callee('every'), 'some'))],
  'filter-or': [mutate('WIDENING', remove(element(':'))), mutate('addTo', remove(operand('drafts')))],
  'filter-window': [
    mutate('WIDENING', replace(element('null'), "'null', '>'")),
    mutate(
      'conditionsTest',
      replace(call('includesAny', 'unequal'), 'unequal.size > 0 && [...unequal].every(each => each === value)'),
    ),
  ],
  'filter-related': [mutate('follow', replace(defaultOf('attribute'), "''"))],
  'filter-related-deep': [mutate('MAX_PATH_LENGTH', replace(constant(), '1'))],
  sort: [mutate('comparison', replace(condition('descending'), 'false'))],
  'sort-spelling': [mutate('parseSortKey', replace(regex(), '/^([+-]?)(.*)$/s'))],
  'sort-default': [mutate('isBefore', replace(within(alternative('createdAt'), operator('<')), '>'))],
  'page-default': [mutate('DEFAULT_PAGE', replace(value('limit'), '100'))],
  'page-count': [
    mutate('readQuery', replace(condition('zeroPageLimit'), 'true')),
    mutate('readQuery', replace(condition('zeroPageLimit'), 'page.limit > 0')),
  ],
  'array-parameters': [
    mutate('isElement', replace(returned(), "key === ''")),
    mutate('addTo', replace(initializer('elements'), 'value.split(SEPARATOR)')),
  ],
  include: [mutate('include', replace(value('records'), '[...found.values(), ...found.values()]'))],
  'include-dotted': [
    mutate('include', replace(condition('isPrimary'), 'index === path.length - 1 && !isPrimary.has(id)')),
  ],
  fields: [mutate('resource', replace(argument('get', 0, 'type'), "'service_accounts'"))],
  flag: [
    mutate(
      'parseQuery',
      replace(argument('filter', 0, 'allowed'), "name => name === 'flag' || !allowed.includes(name)"),
    ),
  ],
  'error-document': [mutate('errorDocument', replace(value('status'), 'status'))],
  'forbidden-title': [mutate('API_ERRORS', replace(value('forbidden', 'variant'), "() => ({ title: 'Not allowed' })"))],
  'unknown-id': [
    mutate(
      'API_ERRORS',
      replace(within(value('unknown-record', 'detail'), returned()), '`There is none with id ${id}`'),
    ),
  ],
  'unknown-type': [mutate('locate', replace(call('apiError', 'unknown-type'), "apiError('unknown-route', {})"))],
  'unknown-relation': [
    mutate('locate', replace(call('apiError', 'unknown-relationship'), "apiError('unknown-route', {})")),
  ],
  'bad-route': [
    mutate('API_ERRORS', replace(value('unknown-route', 'status'), '405')),
    mutate('shapeOf', remove(ifStatement('segments'))),
  ],
  'unsupported-verb': [
    mutate('locate', replace(call('apiError', 'unsupported-verb'), "apiError('unknown-route', {})")),
  ],
  'bad-attribute': [mutate('issuesOfErrors', append(call('withoutRepetitions'), '.slice(0, 1)'))],
  'bad-relationship': [mutate('updateRelationships', replace(condition('moved'), 'false'))],
  'bad-parameter': [
    mutate('readQuery', replace(initializer('isValidated'), 'false')),
    mutate('countOf', remove(ifStatement('isNaN'))),
  ],
  'unknown-members': [
    mutate('asRecord', replace(condition('id'), 'true')),
    mutate(
      'validateParts',
      insertBefore(
        declaration('missing'),
        "if (isObject(data) && 'lid' in data) return { data, issues: [paramIssue(['lid'], 'object.allowUnknown', 'is not allowed')] }",
      ),
    ),
  ],
  'missing-data': [
    mutate('validateData', remove(ifStatement('object'))),
    mutate(
      'API_ERRORS',
      replace(
        within(value('missing-data', 'detail'), returned()),
        "'Missing data - have you sent the right http headers?'",
      ),
    ),
  ],
  'bad-filter': [
    mutate('follow', narrow(condition('kind'), "attribute !== 'color'")),
    mutate('API_ERRORS', replace(value('filter', 'title'), "'Bad filter'")),
  ],
  'bad-sort': [mutate('API_ERRORS', replace(value('sort', 'title'), "'Bad sort'"))],
  'bad-include': [mutate('API_ERRORS', replace(value('include', 'title'), "'Bad inclusion'"))],
  'bad-fields': [
    mutate('API_ERRORS', replace(value('fields', 'title'), "'Bad field'")),
    mutate('API_ERRORS', replace(value('field-type', 'title'), "'Invalid field selection'")),
  ],
  'taken-id': [mutate('reserveId', narrow(condition('isSpent'), "type !== 'api_keys'"))],
  'body-id': [
    mutate('isOther', remove(operand('bodyId'))),
    mutate('writeRecord', remove(ifStatement('isOther'))),
    mutate('editing', replace(argument('ofType', 1), "store.any((data as { id?: string }).id ?? '') ?? record")),
  ],
  'unparsed-body': [mutate('parserFor', replace(alternative('FORM_TYPE'), 'parseJson'))],
  'body-type': [mutate('validateBody', negate(condition('bodyType')))],
  'malformed-json': [
    mutate(
      'parseJson',
      replace(call('apiError', 'The request body is not valid JSON.'), "apiError('missing-data', {})"),
    ),
  ],
  'unacceptable-media-types': [
    mutate('acceptableBody', remove(ifStatement('hasParameters'))),
    mutate('errorContent', replace(within(consequence('text'), value('body')), 'title')),
  ],
  'service-account': [withoutRelationships('service_accounts')],
  'service-account-actor': [mutate('createServiceAccount', replace(argument('createActor', 0), "'user'"))],
  'api-key': [
    mutate(
      'COMPUTED_OF_KEYS',
      replace(within(value('restrictions'), returned()), 'String(inheritedAccess(store, key).restrictions)'),
    ),
  ],
  'api-key-names': [mutate('bothNames', replace(within(initializer('short'), operand('display_name')), "'key'"))],
  'api-key-account': [
    mutate('validateData', replace(call('apiError', 'invalid-parameters'), "apiError('missing-data', { rule })")),
  ],
  'api-key-secret': [mutate('schemaOf', replace(returned('filterable'), 'attribute?.kind'))],
  'user-account': [withoutRelationships('user_accounts')],
  'investigative-action': [withoutRelationships('investigative_actions')],
  organization: [withoutRelationships('organizations')],
  actor: [mutate('withAttributes', replace(value('updated_by'), 'record.id'))],
  'python-headers': [
    mutate(
      'resultOf',
      insertBefore(
        declaration('caller'),
        "if (request.method === 'GET' && headers.get('content-type')) return { answer: apiError('missing-data', {}) }",
      ),
    ),
  ],
  'python-sort': [mutate('parseSortKey', replace(regex(), '/^([- ]?)(.*)$/s'))],
  'python-delete-body': [
    mutate(
      'resultOf',
      insertBefore(
        declaration('caller'),
        "if (request.method === 'DELETE' && headers.get('content-type')) return { answer: apiError('missing-data', {}) }",
      ),
    ),
  ],
  'delete-response': [
    mutate('writeRecord', replace(condition('deleteResponse'), 'true')),
    mutate('writeRecord', replace(condition('deleteResponse'), 'false')),
  ],
  'python-top-level-id': [
    mutate(
      'validateData',
      replace(
        initializer('data'),
        "body.kind === 'json' && isObject(body.value) && !('id' in body.value) && body.value.data",
      ),
    ),
  ],
  'python-types': [
    mutate('OrganizationStore.list', replace(argument('get', 0, 'type'), "type === 'actors' ? 'organizations' : type")),
  ],
  'python-echo': [
    mutate('updateRelationships', replace(initializer('isEcho'), 'false')),
    mutate('updateRelationships', replace(operand('immutableEcho'), 'true')),
  ],
}

function withoutRelationships(type: string): Mutation {
  return mutate(
    'resource',
    replace(value('relationships'), `type === '${type}' ? {} : relationships(context, url, record, followed?.get(id))`),
  )
}
