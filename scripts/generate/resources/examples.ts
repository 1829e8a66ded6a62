import {
  type AttributeSchema,
  detailed,
  exampleName,
  isWritable,
  type JsonObject,
  type Relationship,
  type Resource,
  sentenceCase,
  singular,
} from './resource.ts'

const ORIGIN = 'https://workbench.expel.io'

/** The sources of examples. */
export interface ExampleSources {
  readonly resources: ReadonlyMap<string, Resource>
  /** The schemas in `openapi/schemas`. */
  readonly schemas: ReadonlyMap<string, AttributeSchema>
}

/** Returns a resource's examples, by name, e.g. `example-api-key-list`. The bundle omits examples without references. */
export function resourceExamples(resource: Resource, sources: ExampleSources): Record<string, JsonObject> {
  const { type, example } = resource
  const name = exampleName(type)
  const collection = `${ORIGIN}/api/v2/${type}`
  const shown = record(resource, sources)
  return {
    [name]: {
      summary: sentenceCase(resource.name),
      value: { ...document(`${collection}/${example.id}`), data: shown, included: [] },
    },
    [`${name}-list`]: {
      summary: `A page with ${resource.name}`,
      value: {
        ...document(collection, { page: { offset: 0, limit: 50, total: 1 } }),
        data: [shown],
        included: [],
      },
    },
    [`${name}-create`]: {
      summary: `Create ${resource.name}`,
      value: { data: { type, attributes: example.create, ...requiredRelationships(resource, sources) } },
    },
    [`${name}-created`]: {
      summary: `The new ${singular(resource)}`,
      value: { ...document(`${collection}/${example.id}`), data: record(resource, sources, example.created) },
    },
    [`${name}-update`]: {
      summary: `Update ${resource.name}`,
      value: { data: { type, id: example.id, attributes: example.update } },
    },
    [`${name}-updated`]: {
      summary: `The updated ${singular(resource)}`,
      value: {
        ...document(`${collection}/${example.id}`),
        data: record(resource, sources, { ...example.update, ...example.updated }),
      },
    },
  }
}

/** Returns an attribute's value in the examples, or `undefined` if the resource must specify it. */
export function exampleValue(name: string, { attributes }: Resource, schemas: ExampleSources['schemas']): unknown {
  const attribute = detailed(attributes[name] ?? {})
  const shared = attribute.schema === undefined ? {} : schemas.get(attribute.schema)
  if (attribute.example !== undefined) return attribute.example
  const { examples, enum: values, type } = { ...shared, ...attribute }
  const [first] = [...(examples ?? []), ...(values ?? [])]
  return first === undefined && [type].flat().includes('null') ? null : first
}

function document(self: string, meta: JsonObject = {}) {
  return { jsonapi: { version: '1.0' }, meta, links: { self } }
}

function record(resource: Resource, sources: ExampleSources, changed: JsonObject = {}): JsonObject {
  const { type, attributes, relationships, example } = resource
  const self = `${ORIGIN}/api/v2/${type}/${example.id}`
  const values = Object.keys(attributes).map(name => [name, exampleValue(name, resource, sources.schemas)])
  const links = Object.entries(relationships).map(([name, each]) => [name, relationship(name, each, self, sources)])
  return {
    type,
    id: example.id,
    attributes: { ...Object.fromEntries(values), ...changed },
    links: { self },
    relationships: Object.fromEntries(links),
  }
}

function relationship(name: string, each: Relationship, self: string, sources: ExampleSources): JsonObject {
  return {
    links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` },
    meta: { relation: 'primary', readOnly: each.access === 'read-only' },
    ...(!each.many && { data: identifier(each, sources) }),
  }
}

function identifier({ to, example }: Relationship, { resources }: ExampleSources): JsonObject | null {
  return example === null ? null : { type: to, id: resources.get(to)?.example.id }
}

function requiredRelationships({ relationships }: Resource, sources: ExampleSources) {
  const required = Object.entries(relationships).filter(([, each]) => each.required && isWritable(each, 'create'))
  if (required.length === 0) return {}
  return {
    relationships: Object.fromEntries(required.map(([name, each]) => [name, { data: identifier(each, sources) }])),
  }
}
