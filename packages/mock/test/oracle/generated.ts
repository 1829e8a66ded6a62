import { modelOf, RESOURCE_TYPES, type ResourceType } from '@workbench-sdk/contract/model'
import fc from 'fast-check'
import type { OracleRequest } from './exchange.ts'

/** Any request to a list, a record, a related record or a relationship, valid or not. */
export function anyRequest(ids: Readonly<Record<string, string>>): fc.Arbitrary<OracleRequest> {
  const idsOf: Readonly<Record<ResourceType, readonly string[]>> = {
    service_accounts: [ids.account ?? '', ids.other ?? ''],
    api_keys: [ids.key ?? ''],
    user_accounts: [ids.user ?? ''],
    investigative_actions: [ids.action ?? ''],
    organizations: [ids.organization ?? ''],
    actors: [ids.actor ?? ''],
  }
  return fc.constantFrom(...RESOURCE_TYPES).chain(type => {
    const relations = Object.keys(modelOf(type).relationships)
    const inCapitals = idsOf[type].map(each => each.toUpperCase())
    const id = mostly(fc.constantFrom(...idsOf[type]), fc.constantFrom('missing', 'relationships', ...inCapitals))
    const relation = mostly(fc.constantFrom(...relations), fc.constantFrom('color', 'display_name'))
    const typeName = mostly(fc.constant<string>(type), fc.constantFrom('colors', 'Api_Keys'))
    const path = fc.oneof(
      typeName.map(name => `/${name}`),
      fc.tuple(typeName, id).map(([name, some]) => `/${name}/${some}`),
      fc.tuple(id, relation).map(([some, name]) => `/${type}/${some}/${name}`),
      fc
        .tuple(id, mostly(fc.constant('relationships'), fc.constantFrom('%72elationships', 'Relationships')), relation)
        .map(([some, fixed, name]) => `/${type}/${some}/${fixed}/${name}`),
      fc.tuple(id, relation).map(([some, name]) => `/${type}/${some}/${name}/more`),
    )
    const read = fc.record({
      method: mostly(fc.constant('GET'), fc.constant('OPTIONS')),
      path: fc.tuple(path, query(type, idsOf)).map(parts => parts.join('')),
      accept: mostly(fc.constant('*/*'), acceptHeader),
    })
    const write = fc.record({
      method: fc.constantFrom('POST', 'PATCH', 'DELETE', 'PUT'),
      path: fc.tuple(path, mostly(fc.constant(''), fc.constantFrom(...ENDS_OF_WRITES))).map(parts => parts.join('')),
      body: mostly(document(type, idsOf), fc.constantFrom(...BODIES)),
      contentType: mostly(
        fc.constantFrom('application/json', 'application/vnd.api+json', 'application/json; charset=utf-8'),
        fc.constantFrom(...CONTENT_TYPES),
      ),
    })
    const canChange = modelOf(type).verbs.includes('update')
    const change = fc.record({
      method: fc.constant('PATCH'),
      path: fc
        .tuple(fc.constantFrom(...idsOf[type], ...inCapitals), fc.constantFrom('', ...PARAMETERS_OF_CHANGES))
        .map(([some, end]) => `/${type}/${some}${end}`),
      body: edit(idsOf[type]),
    })
    return fc.oneof(
      { weight: 30, arbitrary: read },
      { weight: 20, arbitrary: write },
      { weight: canChange ? 2 : 0, arbitrary: change },
    )
  })
}

const mostly = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong })

/** No key in most parameters. Otherwise indexes, properties, and keys that are not closed. */
const brackets = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  {
    weight: 6,
    arbitrary: fc
      .array(fc.constantFrom('', '', '0', '1', '20', '21', '01', 'x'), { minLength: 1, maxLength: 3 })
      .map(keys => keys.map(key => `[${key}]`).join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('[', ']', '[]x', '[0]x[0]', '[]]') },
)

/** Up to two parameters with different names, in every notation. */
function query(type: ResourceType, idsOf: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  const { attributes, relationships } = modelOf(type)
  const attribute = mostly(
    fc.constantFrom('id', ...Object.keys(attributes)),
    fc.constantFrom('color', 'constructor', '__proto__', ...Object.keys(relationships)),
  )
  const relation = mostly(fc.constantFrom(...Object.keys(relationships)), fc.constantFrom('color', 'id'))
  const text = fc.constantFrom(
    'one',
    'Two',
    ':o',
    '~TWO',
    '>o',
    '<o',
    'true',
    'False',
    ...Object.values(idsOf).flat(),
    ...Object.values(idsOf).flatMap(ids => ids.map(id => id.toUpperCase())),
    '?',
    '2026-05-01T00:00:00Z',
    '>2026-05-01t00:00z',
    '<2026-05-01T24:00:00Z',
    '',
    '>',
    'one,three',
    'one,,three',
    'true,x,false',
  )
  const parameter = fc.oneof(
    fc
      .tuple(attribute, brackets, text)
      .map(([name, end, value]) => ['filter', `filter[${name}]${end}=${encodeURIComponent(value)}`]),
    fc
      .tuple(fc.constantFrom('', '-'), attribute, brackets)
      .map(([sign, name, end]) => ['sort', `sort${end}=${sign}${name}`]),
    fc
      .tuple(fc.array(relation, { minLength: 1, maxLength: 2 }), brackets)
      .map(([names, end]) => ['include', `include${end}=${names.join(',')}`]),
    fc
      .tuple(fc.constantFrom(type, 'colors'), fc.array(attribute, { minLength: 1, maxLength: 2 }), brackets)
      .map(([of, names, end]) => ['fields', `fields[${of}]${end}=${names.join(',')}`]),
    fc
      .tuple(
        fc.constantFrom('limit', 'offset', 'size', '__proto__'),
        brackets,
        fc.constantFrom('0', '1', '2', '7', '1.5', '2e0', 'x', ''),
      )
      .map(([part, end, value]) => ['page', `page[${part}]${end}=${value}`]),
    fc
      .tuple(
        fc.constantFrom('page', 'filter', 'sort', 'include', 'fields', 'color'),
        brackets,
        fc.constantFrom('', 'x'),
      )
      .map(([name, end, value]) => [name, `${name}${end}=${value}`]),
    fc.constantFrom(['color', 'color=red'], ['size', 'size[x]=1'], ['__proto__', '__proto__=1'], ['mark', '?']),
  )
  return fc
    .uniqueArray(parameter, { maxLength: 2, selector: ([name]) => name })
    .map(list => (list.length > 0 ? `?${list.map(([, each]) => each).join('&')}` : ''))
}

/** A body whose attributes are valid, or of another type, perhaps with relationships and with other members. */
function document(type: ResourceType, idsOf: Readonly<Record<ResourceType, readonly string[]>>): fc.Arbitrary<string> {
  const { attributes, relationships } = modelOf(type)
  const value = fc.constantFrom<unknown>(
    'a',
    '',
    7,
    true,
    null,
    [],
    ['read_only'],
    ['x'],
    {},
    'organization_admin',
    'a'.repeat(300),
    'a@localhost',
    'rö@example.com',
    'a b@example.com',
  )
  const name = mostly(fc.constantFrom(...Object.keys(attributes)), fc.constantFrom('color', '', '__proto__'))
  const relation = mostly(fc.constantFrom(...Object.keys(relationships)), fc.constantFrom('color'))
  const identifier = fc.constantFrom(...RESOURCE_TYPES).chain(target =>
    fc.record(
      {
        type: mostly(fc.constant<unknown>(target), MEMBER),
        id: mostly(
          fc.constantFrom(...idsOf[target]),
          fc.constantFrom(...idsOf[target].map(each => each.toUpperCase())),
        ),
        meta: MEMBER,
        lid: fc.constant('a'),
      },
      { requiredKeys: ['type', 'id'] },
    ),
  )
  const linkage = fc.record({ data: mostly(identifier, fc.constant(null)), extra: MEMBER }, { requiredKeys: ['data'] })
  const data = fc.record(
    {
      type: fc.constant<string>(type),
      attributes: fc.dictionary(name, value, { maxKeys: 2 }),
      relationships: fc.dictionary(relation, linkage, { maxKeys: 1 }),
      id: fc.constantFrom<unknown>(null, '', 5, [], ...idsOf[type]),
      lid: fc.constant('a'),
      extra: MEMBER,
    },
    { requiredKeys: [] },
  )
  return data.map(each => JSON.stringify({ data: each }))
}

/** A body that changes nothing, with other members next to `data`. */
const edit = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record(
      {
        type: fc.constant('organizations'),
        id: fc.constantFrom('missing', ...ids),
        sort: fc.constantFrom('color', 'display_name'),
        include: fc.constantFrom('color', 'organization'),
        extra: MEMBER,
      },
      { requiredKeys: [] },
    )
    .map(members => JSON.stringify({ ...members, data: {} }))

/** An Accept header of up to three media ranges. */
const acceptHeader = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom(
          '*/*',
          '*/json',
          'application/*',
          'application/json',
          'application/vnd.api+json',
          'text/html',
          'APPLICATION/JSON',
        ),
        fc.constantFrom('', '', ';q=0.5', '; q=0', ';charset=utf-8'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom(',', ', ', ',  '),
  )
  .map(([ranges, separator]) => ranges.map(range => range.join('')).join(separator))

const MEMBER = fc.constantFrom<unknown>('a', 7, null, [], {})

/** The ends of the paths of writes. */
const ENDS_OF_WRITES = ['/', '?color=red', '/?a=b?c', '?include=organization', '?sort=color']

/** Parameters that are not in the contract. */
const PARAMETERS_OF_CHANGES = [
  '?data=x',
  '?data[attributes][color]=n',
  '?id=x',
  '?relation=organization',
  '?type=actors',
]

const BODIES = ['', '{', '[]', '{}', '{"data":null}', '{"data":"x"}', '{"data":1}', '{"data":{}}']

const CONTENT_TYPES = [
  'text/plain',
  'application/xml',
  'application/hal+json',
  'application/vnd.api+json;ext=x',
  'application/vnd.api+json;',
  'application/json;',
  'application/json ; a="b;c"; charset=utf-8',
  'text/plain; charset=iso-8859-1',
  'multipart/form-data; boundary=a',
]
