interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly schema: object
}

interface Operation {
  readonly parameters?: readonly Parameter[]
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> }
}

/**
 * Replaces `page[limit]` and `page[offset]` with an object `page`, and filters likewise. Prism parses queries to objects, and
 * checks only parameters of this form.
 */
export function withDeepObjects<D extends Document>(document: D): D {
  const paths = mapValues(document.paths, item =>
    mapValues(item, operation => (operation.parameters ? withObjects(document, operation) : operation)),
  )
  return { ...document, paths }
}

function withObjects({ components }: Document, operation: Operation): Operation {
  const parameters = (operation.parameters ?? []).map(each =>
    each.$ref ? (components.parameters[each.$ref.split('/').at(-1) ?? ''] ?? each) : each,
  )
  const objects = new Map<string, Record<string, object>>()
  for (const { name, schema } of parameters) {
    const [, object, member] = /^(\w+)\[(\w+)\]$/.exec(name) ?? []
    if (object !== undefined && member !== undefined) objects.set(object, { ...objects.get(object), [member]: schema })
  }
  return {
    ...operation,
    parameters: [...parameters.filter(({ name }) => !name.includes('[')), ...[...objects].map(deepObject)],
  }
}

function deepObject([name, properties]: [string, Record<string, object>]) {
  // A filter can refer to a relationship, or have a single value.
  const schema = { type: 'object', additionalProperties: name === 'filter', ...(name !== 'filter' && { properties }) }
  return { name, in: 'query', style: 'deepObject', explode: true, schema }
}

function mapValues<V, W>(object: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
