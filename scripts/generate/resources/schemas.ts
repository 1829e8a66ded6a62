import {
  type DetailedAttribute,
  detailed,
  isWritable,
  type JsonObject,
  type Relationship,
  type Resource,
  schemaName,
} from './resource.ts'

/** Returns a resource's schemas, by name. The bundle omits schemas without references. */
export function resourceSchemas(resource: Resource): Record<string, JsonObject> {
  const name = schemaName(resource.type)
  return {
    [name]: record(resource),
    [`${name}Attributes`]: attributes(resource),
    [`${name}Create`]: requestBody(resource, 'create'),
    [`${name}Update`]: requestBody(resource, 'update'),
    [`${name}OrNull`]: orNull(name),
    [`${name}Document`]: closed(['jsonapi', 'meta', 'links', 'data'], {
      jsonapi: ref('JsonApi'),
      meta: { type: 'object' },
      links: ref('DocumentLinks'),
      data: ref(name),
      included: ref('Included'),
    }),
    [`${name}List`]: closed(['jsonapi', 'meta', 'links', 'data', 'included'], {
      jsonapi: ref('JsonApi'),
      meta: ref('PageMeta'),
      links: ref('PageLinks'),
      data: { type: 'array', items: ref(name) },
      included: ref('Included'),
    }),
    [`${name}RelatedDocument`]: closed(['jsonapi', 'meta', 'links', 'data'], {
      jsonapi: ref('JsonApi'),
      meta: OPEN,
      links: ref('DocumentLinks'),
      data: ref(`${name}OrNull`),
      included: ref('Included'),
    }),
    [`${name}Identifier`]: closed(['type', 'id'], {
      type: constant(resource.type),
      id: ref('Id'),
      meta: OPEN,
    }),
    [`${name}IdentifierOrNull`]: orNull(`${name}Identifier`),
    [`To${name}`]: closed(['links', 'meta', 'data'], {
      links: ref('RelationshipLinks'),
      meta: ref('RelationshipMeta'),
      data: ref(`${name}IdentifierOrNull`),
    }),
    [`To${name}List`]: closed(
      ['links', 'meta'],
      {
        links: ref('RelationshipLinks'),
        meta: ref('RelationshipMeta'),
        data: { type: 'array', items: ref(`${name}Identifier`) },
      },
      'A relationship to many records, which `links.related` lists. It has `data` only if the document includes the records.',
    ),
    [`${name}Linkage`]: linkage('Names the related record.', `${name}Identifier`),
    [`${name}OrNullLinkage`]: linkage('Names the related record, or null.', `${name}IdentifierOrNull`),
    [`${name}LinkageDocument`]: closed(['jsonapi', 'meta', 'links', 'data'], {
      jsonapi: ref('JsonApi'),
      meta: OPEN,
      links: ref('DocumentLinks'),
      data: ref(`${name}IdentifierOrNull`),
    }),
    [`${name}LinkageListDocument`]: closed(['jsonapi', 'meta', 'links', 'data'], {
      jsonapi: ref('JsonApi'),
      meta: ref('PageMeta'),
      links: ref('PageLinks'),
      data: { type: 'array', items: ref(`${name}Identifier`) },
    }),
  }
}

/** Returns the union of all records that a compound document can include. */
export function anyRecord(resources: readonly Resource[]): JsonObject {
  const names = resources.map(({ type }) => schemaName(type))
  return {
    oneOf: names.map(ref),
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(resources.map(({ type }) => [type, `${schemaName(type)}.yaml`])),
    },
  }
}

const OPEN = { type: 'object', additionalProperties: true }

const ref = (name: string) => ({ $ref: `${name}.yaml` })
/** Returns a schema for a single value. Uses `enum`, because many generators ignore `const`. */
const constant = (value: string) => ({ type: 'string', enum: [value] })
const orNull = (name: string) => ({ oneOf: [ref(name), { type: 'null' }] })

/** Returns the schema of an object in a request. Unknown members are ignored, as required by JSON:API. */
function open(required: readonly string[], properties: JsonObject): JsonObject {
  const { additionalProperties: _, ...schema } = closed(required, properties)
  return schema
}

function closed(required: readonly string[], properties: JsonObject, description?: string): JsonObject {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties,
  }
}

function linkage(sentence: string, data: string): JsonObject {
  const description = `${sentence} \`links\` and \`meta\` can be copied from a response.`
  return { ...open(['data'], { data: ref(data), links: OPEN, meta: OPEN }), description }
}

function record({ type, description, relationships }: Resource): JsonObject {
  return closed(
    ['type', 'id', 'attributes', 'links', 'relationships'],
    {
      type: constant(type),
      id: ref('Id'),
      attributes: ref(`${schemaName(type)}Attributes`),
      links: ref('RecordLinks'),
      relationships: closed(Object.keys(relationships), mapValues(relationships, relationship)),
    },
    description,
  )
}

function relationship({ to, many, access }: Relationship): JsonObject {
  return {
    ...ref(`To${schemaName(to)}${many ? 'List' : ''}`),
    ...(access === 'read-only' && { readOnly: true }),
    ...(access === 'create-only' && { 'x-workbench-immutable': true }),
  }
}

function attributes(resource: Resource): JsonObject {
  const description =
    'Responses contain every attribute, including those that are null, unless the request selects some with `fields`.'
  return closed(
    [],
    mapValues(resource.attributes, attribute => jsonSchema(detailed(attribute))),
    description,
  )
}

/** Returns an attribute's JSON Schema, with the keywords in the order of the source. */
function jsonSchema(attribute: DetailedAttribute): JsonObject {
  return Object.fromEntries(Object.entries(attribute).flatMap(([key, value]) => keyword(key, value)))
}

function keyword(key: string, value: unknown): [string, unknown][] {
  switch (key) {
    case 'schema':
      return [['$ref', `${value}.yaml`]]
    case 'access':
      if (value === 'read-only') return [['readOnly', true]]
      return value === 'create-only' ? [['x-workbench-immutable', true]] : []
    case 'filterable':
      return value === false ? [['x-workbench-unfilterable', true]] : []
    case 'request':
    case 'required':
    case 'example':
      return []
    default:
      return [[key, value]]
  }
}

function requestSchema({ request, access, filterable, ...schema }: DetailedAttribute): JsonObject {
  return jsonSchema(request === undefined ? schema : detailed(request))
}

function requestBody(resource: Resource, operation: 'create' | 'update'): JsonObject {
  const attributes = filterValues(mapValues(resource.attributes, detailed), each => isWritable(each, operation))
  const relationships = filterValues(resource.relationships, each => isInBody(each, operation))
  const isCreate = operation === 'create'
  const requiredAttributes = isCreate ? requiredOf(attributes) : []
  const requiredRelationships = isCreate ? requiredOf(relationships) : []
  const data = open(
    ['type', ...(isCreate ? ['attributes'] : []), ...(requiredRelationships.length > 0 ? ['relationships'] : [])],
    {
      type: constant(resource.type),
      id: isCreate ? ref('Id') : { type: 'string', description: 'The id in the URL applies, not this one.' },
      links: OPEN,
      meta: OPEN,
      attributes: closed(requiredAttributes, mapValues(attributes, requestSchema)),
      relationships: closed(requiredRelationships, mapValues(relationships, requestLinkage)),
    },
  )
  return { type: 'object', required: ['data'], properties: { data } }
}

/** Whether the body can contain a relationship. An update can repeat a relationship that it cannot change. */
function isInBody(relationship: Relationship, operation: 'create' | 'update'): boolean {
  return !relationship.many && (isWritable(relationship, operation) || relationship.access === 'create-only')
}

function requestLinkage({ to, nullable }: Relationship): JsonObject {
  return ref(`${schemaName(to)}${nullable ? 'OrNull' : ''}Linkage`)
}

function requiredOf(members: Readonly<Record<string, { readonly required?: boolean }>>): string[] {
  return Object.keys(filterValues(members, ({ required }) => required === true))
}

function mapValues<V, W>(object: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

function filterValues<V>(object: Readonly<Record<string, V>>, keeps: (value: V) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => keeps(value)))
}
