/** A node of the document: a schema, or anything around one. */
type Node = Readonly<Record<string, unknown>>

/**
 * Converts the document to OpenAPI 3.0, for generators that do not read newer versions. It omits keywords that 3.0 does
 * not allow: siblings of `$ref`, and examples in schemas.
 */
export function toOpenApi30(document: Node): Node {
  const { info, ...rest } = document
  const { summary: _, license: __, ...known } = info as Node
  return { ...(downgraded(rest, document) as Node), openapi: '3.0.3', info: known }
}

function downgraded(node: unknown, document: Node): unknown {
  if (Array.isArray(node)) return node.map(each => downgraded(each, document))
  if (!isNode(node)) return node
  if (typeof node.$ref === 'string') return reference(node.$ref, document)
  const { const: only, type, oneOf, examples, ...rest } = node
  const entries = Object.entries(rest).map(([key, value]) => [key, downgraded(value, document)])
  return {
    ...Object.fromEntries(entries),
    ...(isNode(examples) && { examples: downgraded(examples, document) }),
    ...(only !== undefined && { enum: [only] }),
    ...(type !== undefined && typeOf(type, document)),
    ...(Array.isArray(oneOf) && choiceOf(oneOf, document)),
  }
}

/** A reference to a nullable schema is replaced by the schema: in 3.0 the place of use is nullable. */
function reference($ref: string, document: Node): unknown {
  const target = $ref
    .slice(2)
    .split('/')
    .map(key => decodeURIComponent(key).replaceAll('~1', '/'))
    .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document)
  const choices = isNode(target) ? target.oneOf : undefined
  return Array.isArray(choices) && choices.some(isNull) ? choiceOf(choices, document) : { $ref }
}

/** `[string, "null"]` is a nullable string. If `type` is not a list or a string, it is a property named "type". */
function typeOf(type: unknown, document: Node): Node {
  if (!Array.isArray(type)) return { type: downgraded(type, document) }
  const [first] = type.filter(each => each !== 'null')
  return { type: first, ...(type.includes('null') && { nullable: true }) }
}

function choiceOf(oneOf: readonly unknown[], document: Node): Node {
  const others = oneOf.filter(each => !isNull(each)).map(each => downgraded(each, document))
  return others.length < oneOf.length ? { allOf: others, nullable: true } : { oneOf: others }
}

function isNull(schema: unknown): boolean {
  return isNode(schema) && schema.type === 'null'
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
