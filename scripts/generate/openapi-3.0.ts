/** A node of the document: a schema, or a node that contains schemas. */
type Node = Readonly<Record<string, unknown>>

/**
 * Converts the document to OpenAPI 3.0, for generators that do not read newer versions. It omits keywords that 3.0 does
 * not allow: siblings of `$ref`, and examples in schemas.
 */
export function toOpenApi30(document: Node): Node {
  const { openapi: _, info, components, ...rest } = document
  const { summary: __, license, ...known } = info as Node & { readonly license: { readonly name: string } }
  return {
    openapi: '3.0.3',
    info: { ...known, license: { name: license.name, url: 'https://opensource.org/license/mit' } },
    ...(downgraded({ ...rest, components: withoutNullable(components as Node) }, document) as Node),
  }
}

/** Removes nullable schemas from the components. They are unused, because each use is replaced with the schema itself. */
function withoutNullable({ schemas, ...components }: Node): Node {
  const used = Object.entries(schemas as Node).filter(([, schema]) => !isNullable(schema))
  return { ...components, schemas: Object.fromEntries(used) }
}

function downgraded(node: unknown, document: Node): unknown {
  if (Array.isArray(node)) return node.map(each => downgraded(each, document))
  if (!isNode(node)) return node
  if (typeof node.$ref === 'string') return reference(node.$ref, document)
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => keyword(key, value, document)))
}

/** Converts a keyword of a schema, or a member of another node, e.g. a property named like a keyword. */
function keyword(key: string, value: unknown, document: Node): [string, unknown][] {
  // `[string, "null"]` is a nullable string.
  if (key === 'type' && Array.isArray(value)) {
    const [type] = value.filter(each => each !== 'null')
    return [['type', type], ...(value.includes('null') ? [['nullable', true] as [string, unknown]] : [])]
  }
  // In schemas, `examples` is a list. In media types, it is an object.
  if (key === 'examples' && Array.isArray(value)) return []
  return [[key, downgraded(value, document)]]
}

/**
 * Converts a reference. A reference to a nullable schema is replaced with the schema and `nullable`. Adding `nullable` next
 * to the reference in an `allOf` would have no effect, because `null` would still not match the referenced schema.
 */
function reference($ref: string, document: Node): unknown {
  const target = lookUp($ref, document)
  if (!isNullable(target)) return { $ref }
  const [other] = target.oneOf.filter(each => !isNull(each))
  const schema = isNode(other) && typeof other.$ref === 'string' ? lookUp(other.$ref, document) : other
  return { ...(downgraded(schema, document) as Node), nullable: true }
}

function lookUp($ref: string, document: Node): unknown {
  return $ref
    .slice(2)
    .split('/')
    .map(key => decodeURIComponent(key).replaceAll('~1', '/'))
    .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document)
}

function isNullable(schema: unknown): schema is { readonly oneOf: readonly unknown[] } {
  return isNode(schema) && Array.isArray(schema.oneOf) && schema.oneOf.some(isNull)
}

function isNull(schema: unknown): boolean {
  return isNode(schema) && schema.type === 'null'
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
