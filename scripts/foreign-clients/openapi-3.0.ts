/** A node of the document: a schema, or anything around one. */
type Node = Readonly<Record<string, unknown>>

/**
 * The document as OpenAPI 3.0, for generators that read no newer one. It says the same but for what 3.0 cannot say, which
 * is left out: what stands beside a `$ref`, and examples of schemas.
 */
export function asOpenApi30(document: Node): Node {
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

/** A reference to something or null is spelled out: 3.0 says so where it is used. */
function reference($ref: string, document: Node): unknown {
  const target = $ref
    .slice(2)
    .split('/')
    .map(key => decodeURIComponent(key).replaceAll('~1', '/'))
    .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), document)
  const choices = isNode(target) ? target.oneOf : undefined
  return Array.isArray(choices) && choices.some(isNull) ? choiceOf(choices, document) : { $ref }
}

/** `[string, "null"]` is a nullable string. What is no list of types may be a property that has this name. */
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
