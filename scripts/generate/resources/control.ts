import {
  AUTOMATIC,
  camelCase,
  idName,
  includes,
  NOT_IN_STATE,
  NULLABLE,
  OMITTED,
  SEED_CONTAINER,
  SETTABLE,
  stateName,
} from '@workbench-sdk/contract/state-names'
import { suggest } from '@workbench-sdk/internal/suggest'
import { InvalidSourceError } from './parse.ts'
import {
  type AttributeSchema,
  type DetailedAttribute,
  detailed,
  type JsonObject,
  plural,
  type Resource,
  schemaName,
  sentenceCase,
} from './resource.ts'

/** The schemas in `openapi/schemas/`, by file name. */
type Schemas = ReadonlyMap<string, AttributeSchema>

type Resources = ReadonlyMap<string, Resource>

/** The handwritten part of `openapi/control/schemas/seed.yaml`, to be completed. */
export interface SeedSource extends JsonObject {
  readonly Seed: ObjectSchema
  readonly OrganizationSeeds: JsonObject & { readonly items: ObjectSchema }
  readonly Seeded: ObjectSchema
}

interface ObjectSchema extends JsonObject {
  readonly properties: JsonObject
}

const ID = reference('Id')
const ID_OR_NULL = { anyOf: [ID, { type: 'null' }] }

/** Returns the schemas of `GET /__mock__/state`. */
export function stateSchemas(resources: Resources, schemas: Schemas): JsonObject {
  const listed = [...resources.values()].filter(({ type }) => NOT_IN_STATE.every(each => each !== type))
  const lists = listed.map(({ type }) => [camelCase(type), listOf({ $ref: `#/${schemaName(type)}State` })])
  return {
    State: closed(Object.fromEntries(lists)),
    ...Object.fromEntries(listed.map(each => [`${schemaName(each.type)}State`, stateSchema(each, schemas)])),
  }
}

function stateSchema(resource: Resource, schemas: Schemas): JsonObject {
  return { description: `The state of ${resource.name}.`, ...closed(stateProperties(resource, schemas)) }
}

function stateProperties({ type, attributes, relationships }: Resource, schemas: Schemas): JsonObject {
  return Object.fromEntries([
    ['id', ID],
    ...Object.entries(attributes)
      .filter(([name]) => !includes(OMITTED, type, name))
      .map(([name, each]) => {
        const attribute = detailed(each)
        const schema = includes(SETTABLE, type, name) ? requestSchemaOf(attribute) : attribute
        return [stateName(name), valueSchema(schema, schemas)] as const
      }),
    ...('restrictions' in attributes ? [['readOnly', { type: 'boolean' }] as const] : []),
    ...Object.entries(relationships)
      .filter(([, { many }]) => !many)
      .map(([name]) => [idName(name), includes(NULLABLE, type, name) ? ID_OR_NULL : ID] as const),
  ])
}

const requestSchemaOf = (attribute: DetailedAttribute): AttributeSchema =>
  attribute.request === undefined ? attribute : detailed(attribute.request)

/** Returns the schema of an attribute's values, without limits on requests, e.g. `maxLength`. */
function valueSchema({ schema, ...inline }: AttributeSchema, schemas: Schemas): JsonObject {
  const { type, enum: values, items, format } = (schema === undefined ? undefined : schemas.get(schema)) ?? inline
  const isTimestamp = format === 'date-time'
  if (schema !== undefined && (values || isTimestamp) && type === 'string') return reference(schema)
  return {
    type,
    ...(values && { enum: values }),
    ...(items !== undefined && { items }),
    ...(isTimestamp && { format }),
  }
}

/**
 * Completes the schemas of `POST /__mock__/seed`.
 *
 * @throws InvalidSourceError if `x-workbench-attribute` names an unknown attribute.
 */
export function seedSchemas(source: SeedSource, resources: Resources, schemas: Schemas): JsonObject {
  const seedOnly = [...resources.values()].filter(isSeedOnly)
  const lists = seedOnly.map(({ type }) => [camelCase(type), { $ref: `#/${schemaName(type)}Seeds` }])
  const ids = seedOnly.map(({ type }) => {
    const description = `Present if the seed has \`${camelCase(type)}\`.`
    return [camelCase(type), { description, ...listOf(closed({ id: ID })) }]
  })
  const seed = withProperties(source.Seed, Object.fromEntries(lists))
  const organizations = source.OrganizationSeeds
  const completed = {
    ...source,
    Seed: seed,
    OrganizationSeeds: { ...organizations, items: withProperties(organizations.items, seed.properties) },
    ...Object.fromEntries(seedOnly.map(each => [`${schemaName(each.type)}Seeds`, recordSeeds(each, schemas)])),
    Seeded: withProperties(source.Seeded, Object.fromEntries(ids)),
  }
  return mapValues(completed, each => expandAttributes(each, resources))
}

const isSeedOnly = ({ type, operations }: Resource) =>
  type !== SEED_CONTAINER && operations.every(operation => operation === 'list' || operation === 'get')

/**
 * Returns the seed schema for a type without a create operation. It contains the properties of the state that are not
 * set by the mock.
 */
function recordSeeds(resource: Resource, schemas: Schemas): JsonObject {
  const automatic: readonly string[] = AUTOMATIC
  const entries = Object.entries(stateProperties(resource, schemas)).filter(([name]) => !automatic.includes(name))
  const required = entries.filter(([, schema]) => !isNullable(schema)).map(([name]) => name)
  const properties = { ...Object.fromEntries(entries), createdAt: { $ref: 'clock.yaml#/Time' } }
  return { description: `${sentenceCase(plural(resource))} to create.`, ...listOf(closed(properties, required)) }
}

/** Whether the schema allows null, as a type or as an alternative. */
function isNullable(schema: unknown): boolean {
  if (schema === ID_OR_NULL) return true
  return isMap(schema) && [schema.type].flat().includes('null')
}

/** Replaces `x-workbench-attribute: <type>.<attribute>` with the schema of the attribute in request bodies. */
function expandAttributes(node: unknown, resources: Resources): unknown {
  if (Array.isArray(node)) return node.map(each => expandAttributes(each, resources))
  if (!isMap(node)) return node
  const { 'x-workbench-attribute': path, ...rest } = node
  const expanded = mapValues(rest, each => expandAttributes(each, resources))
  if (path === undefined) return expanded
  const schema = attributeSchema(String(path), resources)
  return '$ref' in expanded ? expanded : { ...schema, ...expanded }
}

function attributeSchema(path: string, resources: Resources): JsonObject {
  const [type = '', name = ''] = path.split('.')
  const attribute = resources.get(type)?.attributes[name]
  if (attribute === undefined) {
    const paths = [...resources.values()].flatMap(each =>
      Object.keys(each.attributes).map(key => `${each.type}.${key}`),
    )
    throw new InvalidSourceError(
      `openapi/control/schemas/seed.yaml: Unknown attribute "${path}". ${suggest(path, paths)}`,
    )
  }
  const { schema, type: values } = requestSchemaOf(detailed(attribute))
  return schema === undefined ? { type: values } : reference(schema)
}

/** Adds the parts shared by all operations in a file of `openapi/control/`: the response to a rejected request, and a header. */
export function withCommonResponses(pathItems: JsonObject): JsonObject {
  return mapValues(pathItems, item => (isMap(item) ? mapValues(item, withCommonResponse) : item))
}

function withCommonResponse(operation: unknown): unknown {
  if (!isMap(operation) || !isMap(operation.responses)) return operation
  const responses = mapValues(operation.responses, withCommonHeaders)
  return { ...operation, responses: { ...responses, '4XX': { $ref: 'responses.yaml#/failure' } } }
}

function withCommonHeaders(response: unknown): unknown {
  if (!isMap(response) || '$ref' in response) return response
  return { ...response, headers: { 'x-workbench-mock-not-persisted': { $ref: 'headers.yaml#/notPersisted' } } }
}

function reference(name: string): JsonObject {
  return { $ref: `../../schemas/${name}.yaml` }
}

const listOf = (items: JsonObject) => ({ type: 'array', items })

function closed(properties: JsonObject, required: readonly string[] = Object.keys(properties)): JsonObject {
  return { type: 'object', additionalProperties: false, ...(required.length > 0 && { required }), properties }
}

function withProperties<S extends ObjectSchema>(schema: S, properties: JsonObject): S {
  return { ...schema, properties: { ...schema.properties, ...properties } }
}

const isMap = (node: unknown): node is JsonObject => typeof node === 'object' && node !== null && !Array.isArray(node)

function mapValues(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
