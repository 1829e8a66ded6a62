import { type Contract, operations, resolve, type Schema } from './contract.ts'

/** Returns the mock's table of types, with their attributes, relationships and verbs. */
export function model(contract: Contract): string {
  const types = Object.values(contract.components.schemas).filter(isRecord)
  const table = Object.fromEntries(types.map(schema => [typeName(schema), entry(contract, schema)]))
  const roles = contract.components.schemas.AssignableRole?.enum ?? []
  return `export const MODEL = ${JSON.stringify(table, null, 2)} as const\n
/** The roles that a service account can have. */
export const ROLES: readonly unknown[] = ${JSON.stringify(roles)}\n`
}

/** Returns the JSON:API type of a record or an identifier. */
const typeName = ({ properties }: Schema) => String(properties?.type?.enum?.[0])

const isRecord = (schema: Schema) => Boolean(schema.properties?.attributes && schema.properties.relationships)

function entry(contract: Contract, record: Schema) {
  const type = typeName(record)
  const attributes = resolve(contract, record.properties?.attributes ?? {}).properties ?? {}
  const relationships = record.properties?.relationships?.properties ?? {}
  return {
    verbs: verbs(contract, type),
    attributes: mapValues(attributes, schema => attribute(contract, schema)),
    relationships: mapValues(relationships, schema => relationship(contract, schema)),
  }
}

const VERBS = { get: 'search', post: 'create' } as const
const RECORD_VERBS = { get: 'find', patch: 'update', delete: 'delete' } as const

/** Returns a type's verbs, with the names that jsonapi-server uses in its error messages. */
function verbs(contract: Contract, type: string): string[] {
  const tables = { [`/api/v2/${type}`]: VERBS, [`/api/v2/${type}/{id}`]: RECORD_VERBS }
  return operations(contract).flatMap(({ path, method }) => {
    const verb = (tables[path] as Record<string, string> | undefined)?.[method]
    return verb ? [verb] : []
  })
}

function attribute(contract: Contract, raw: Schema) {
  const schema = resolve(contract, raw)
  const type = [schema.type].flat().find(name => name !== 'null')
  const kind = schema.format === 'date-time' ? 'timestamp' : type === 'array' ? 'strings' : type
  return {
    kind,
    ...(schema.enum && { values: schema.enum }),
    nullable: [schema.type].flat().includes('null'),
    readOnly: schema.readOnly ?? false,
    immutable: schema['x-workbench-immutable'] ?? false,
    filterable: !schema['x-workbench-unfilterable'],
  }
}

function relationship(contract: Contract, raw: Schema) {
  const schema = resolve(contract, raw)
  const { oneOf, items } = resolve(contract, schema.properties?.data ?? {})
  return {
    target: typeName(resolve(contract, items ?? oneOf?.[0] ?? {})),
    many: items !== undefined,
    readOnly: schema.readOnly ?? false,
    immutable: schema['x-workbench-immutable'] ?? false,
  }
}

function mapValues<V, W>(object: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
