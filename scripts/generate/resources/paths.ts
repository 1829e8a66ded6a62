import {
  detailed,
  exampleName,
  type JsonObject,
  type OperationName,
  pascalCase,
  plural,
  type Relationship,
  type Resource,
  schemaName,
  singular,
  tagName,
} from './resource.ts'

/** Returns a resource's paths: the collection, the record, and two for each relationship. */
export function resourcePaths(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Record<string, JsonObject> {
  const path = `/api/v2/${resource.type}`
  const relationships = Object.entries(resource.relationships).map(([name, relationship]) => ({
    ...relationship,
    name,
    target: targetOf(relationship, resources),
  }))
  const collection = operationsOf(resource, { get: ['list', list], post: ['create', create] })
  const record = operationsOf(resource, { get: ['get', get], patch: ['update', update], delete: ['delete', remove] })
  return {
    ...(Object.keys(collection).length > 0 && { [path]: collection }),
    ...(Object.keys(record).length > 0 && { [`${path}/{id}`]: { parameters: ID, ...record } }),
    ...Object.fromEntries(
      relationships.flatMap(each => [
        [`${path}/{id}/${each.name}`, { parameters: ID, get: related(resource, each) }],
        [`${path}/{id}/relationships/${each.name}`, { parameters: ID, ...relationshipOperations(resource, each) }],
      ]),
    ),
  }
}

/** Returns the names of a list's filters: the id, the attributes, and the relationships. */
export function filterNames({ attributes, relationships }: Resource): string[] {
  const filterable = Object.entries(attributes).filter(([, each]) => detailed(each).filterable !== false)
  return ['id', ...filterable.map(([name]) => name), ...Object.keys(relationships)]
}

interface NamedRelationship extends Relationship {
  readonly name: string
  readonly target: Resource
}

interface Template {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly parameters: readonly JsonObject[]
  readonly requestBody?: JsonObject
  /** Whether the body repeats the record id from the URL. */
  readonly repeatsId?: true
  readonly status: '200' | '201'
  readonly response: JsonObject & { readonly description: string }
  /** The description of the response without a body, if deployments may return one. */
  readonly empty?: string
}

const parameter = (name: string) => ({ $ref: `parameters/${name}.yaml` })
const schema = (name: string) => ({ $ref: `schemas/${name}.yaml` })
const errorResponse = (name: string) => ({ $ref: `responses/${name}.yaml` })
const example = (name: string) => ({ examples: { typical: { $ref: `examples/${name}.yaml` } } })

const ID = [parameter('record-id')]
const RECORD_PARAMETERS = ['sort', 'include', 'fields', 'flag'].map(parameter)
const IGNORED_BODY = { $ref: 'request-bodies/ignored.yaml' }

const JSON_API = 'application/vnd.api+json'

function listParameters(resource: Resource): JsonObject[] {
  return [
    ...filterNames(resource).map(name => ({ $ref: `parameters/filters.yaml#/filter_${name}` })),
    ...['page-limit', 'page-offset', 'sort', 'include', 'fields', 'flag'].map(parameter),
  ]
}

function jsonApiResponse(description: string, document: string, examples: JsonObject = {}) {
  return { description, content: { [JSON_API]: { schema: schema(document), ...examples } } }
}

function body(document: string, examples: JsonObject = {}): JsonObject {
  const media = { schema: schema(document), ...examples }
  // Both media types have the examples, because some tools read only one of them.
  return { required: true, content: { [JSON_API]: media, 'application/json': media } }
}

function operation(
  resource: Resource,
  { operationId, summary, description, parameters, requestBody, repeatsId, status, response: success, empty }: Template,
  evidence: string,
): JsonObject {
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    tags: [tagName(resource)],
    'x-workbench-evidence': evidence,
    security: [{ bearer: [] }],
    parameters,
    ...(requestBody && { requestBody }),
    responses: {
      [status]: success,
      ...(empty && { '204': { description: empty } }),
      // Bodies are parsed even if they are ignored.
      ...(requestBody && { '400': errorResponse('bad-request') }),
      '401': errorResponse('unauthorized'),
      '403': errorResponse('forbidden'),
      '404': errorResponse('not-found'),
      '406': errorResponse('not-acceptable'),
      ...(repeatsId && { '409': errorResponse('conflict') }),
      '415': errorResponse('unsupported-media-type'),
      '429': errorResponse('too-many-requests'),
    },
  }
}

type Templates = Readonly<Record<string, readonly [OperationName, (resource: Resource) => Template]>>

/** Returns the resource's operations, with their overrides. */
function operationsOf(resource: Resource, templates: Templates): JsonObject {
  return Object.fromEntries(
    Object.entries(templates)
      .filter(([, [name]]) => resource.operations.includes(name))
      .map(([method, [name, template]]) => [method, overridden(resource, name, template(resource))]),
  )
}

function overridden(resource: Resource, name: OperationName, template: Template): JsonObject {
  const {
    evidence = resource.evidence,
    parameters = [],
    response: responseDescription,
    ...texts
  } = resource.overrides?.[name] ?? {}
  return operation(
    resource,
    {
      ...template,
      ...texts,
      parameters: [...template.parameters, ...parameters.map(parameter)],
      response:
        responseDescription === undefined
          ? template.response
          : { ...template.response, description: responseDescription },
    },
    evidence,
  )
}

function list(resource: Resource): Template {
  return {
    operationId: `list${schemaName(resource.type)}s`,
    summary: `List all ${plural(resource)}`,
    parameters: listParameters(resource),
    status: '200',
    response: jsonApiResponse(
      `A page of ${plural(resource)}, oldest first unless \`sort\` is set.`,
      `${schemaName(resource.type)}List`,
      example(`${exampleName(resource.type)}-list`),
    ),
  }
}

function create(resource: Resource): Template {
  const name = schemaName(resource.type)
  return {
    operationId: `create${name}`,
    summary: `Create ${resource.name}`,
    parameters: [parameter('flag')],
    requestBody: body(`${name}Create`, example(`${exampleName(resource.type)}-create`)),
    status: '201',
    response: jsonApiResponse(
      `The new ${singular(resource)}.`,
      `${name}Document`,
      example(`${exampleName(resource.type)}-created`),
    ),
  }
}

function get(resource: Resource): Template {
  const name = schemaName(resource.type)
  return {
    operationId: `get${name}`,
    summary: `Get ${resource.name}`,
    parameters: RECORD_PARAMETERS,
    status: '200',
    response: jsonApiResponse(`The ${singular(resource)}.`, `${name}Document`, example(exampleName(resource.type))),
  }
}

function update(resource: Resource): Template {
  const name = schemaName(resource.type)
  return {
    operationId: `update${name}`,
    summary: `Update ${resource.name}`,
    parameters: [parameter('flag')],
    requestBody: body(`${name}Update`, example(`${exampleName(resource.type)}-update`)),
    repeatsId: true,
    status: '200',
    response: jsonApiResponse(
      `The updated ${singular(resource)}.`,
      `${name}Document`,
      example(`${exampleName(resource.type)}-updated`),
    ),
  }
}

function remove(resource: Resource): Template {
  return {
    operationId: `delete${schemaName(resource.type)}`,
    summary: `Delete ${resource.name}`,
    parameters: [parameter('flag')],
    requestBody: IGNORED_BODY,
    status: '200',
    response: jsonApiResponse(`The ${singular(resource)} is deleted. It cannot be restored.`, 'Deleted'),
    empty: `The ${singular(resource)} is deleted, and the deployment responds without a body.`,
  }
}

/** Returns the operation that gets the related records. */
function related(resource: Resource, relationship: NamedRelationship): JsonObject {
  const { name, target, many, evidence = resource.evidence } = relationship
  const base = `${schemaName(resource.type)}${pascalCase(name)}`
  const template: Template = many
    ? {
        operationId: `list${base}`,
        summary: `List the ${labelOf(relationship)} of ${resource.name}`,
        parameters: listParameters(target),
        status: '200',
        response: jsonApiResponse(`A page of ${plural(target)}.`, `${schemaName(target.type)}List`),
      }
    : {
        operationId: `get${base}`,
        summary: `Get the ${labelOf(relationship)} of ${resource.name}`,
        parameters: RECORD_PARAMETERS,
        status: '200',
        response: jsonApiResponse('The related record, or null.', `${schemaName(target.type)}RelatedDocument`),
      }
  return operation(resource, template, evidence)
}

/** Returns the operations on the relationship itself. Their documents contain identifiers. */
function relationshipOperations(resource: Resource, relationship: NamedRelationship): JsonObject {
  const { target, many, access, evidence = resource.evidence } = relationship
  const get: Template = {
    operationId: `get${relationshipId(resource, relationship)}`,
    summary: `Get the \`${relationship.name}\` relationship of ${resource.name}`,
    parameters: many ? listParameters(target) : [parameter('flag')],
    status: '200',
    response: jsonApiResponse(
      many ? 'A page of identifiers.' : 'The identifier of the related record, or null.',
      linkageDocument(relationship),
    ),
  }
  const writes = access === 'read-only' ? {} : relationshipWrites(resource, relationship)
  return {
    get: operation(resource, get, evidence),
    // jsonapi-server adds these routes to each relationship that is not read-only.
    ...Object.fromEntries(
      Object.entries(writes).map(([method, template]) => [method, operation(resource, template, 'S')]),
    ),
  }
}

function relationshipWrites(resource: Resource, relationship: NamedRelationship): Record<string, Template> {
  const { name, target, access } = relationship
  const id = relationshipId(resource, relationship)
  const phrase = `the \`${name}\` relationship of ${resource.name}`
  const isImmutable = access === 'create-only'
  const shared = {
    parameters: [parameter('flag')],
    response: jsonApiResponse('The updated relationship.', linkageDocument(relationship)),
    ...(isImmutable && {
      description:
        'The relationship is immutable. Setting it to the current record has no effect; setting it to any other record is an error.',
    }),
  }
  return {
    post: {
      ...shared,
      operationId: `add${id}`,
      summary: `Set ${phrase}`,
      requestBody: body(`${schemaName(target.type)}Linkage`),
      status: '201',
    },
    patch: {
      ...shared,
      operationId: `update${id}`,
      summary: `Update ${phrase}`,
      requestBody: body(`${schemaName(target.type)}Linkage`),
      status: '200',
    },
    delete: {
      ...shared,
      operationId: `remove${id}`,
      summary: `Clear ${phrase}`,
      ...(isImmutable && { description: 'The relationship is immutable, so this request always fails.' }),
      requestBody: IGNORED_BODY,
      status: '200',
    },
  }
}

function relationshipId({ type }: Resource, { name }: NamedRelationship): string {
  return `${schemaName(type)}${pascalCase(name)}Relationship`
}

function linkageDocument({ target, many }: NamedRelationship): string {
  return `${schemaName(target.type)}Linkage${many ? 'List' : ''}Document`
}

function labelOf({ name, label, many, target }: NamedRelationship): string {
  return label ?? (many ? plural(target) : name.replaceAll('_', ' '))
}

function targetOf({ to }: Relationship, resources: ReadonlyMap<string, Resource>): Resource {
  const target = resources.get(to)
  if (!target) throw new Error(`Unknown resource "${to}".`)
  return target
}
