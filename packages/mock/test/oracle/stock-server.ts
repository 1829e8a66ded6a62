// Serves the original jsonapi-server, in a separate process: it patches Node's module loader.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { AttributeSchema, StockRecord, StockResource, ToStock } from './stock.ts'

/** The parts of a Joi 12 schema in use. */
interface JoiSchema {
  allow(value: null | ''): JoiSchema
  email(): JoiSchema
  items(schema: JoiSchema): JoiSchema
  max(length: number): JoiSchema
  meta(meta: string): JoiSchema
  min(length: number): JoiSchema
  required(): JoiSchema
  unique(): JoiSchema
  valid(...values: unknown[]): JoiSchema
}

interface Joi {
  array(): JoiSchema
  boolean(): JoiSchema
  date(): JoiSchema
  string(): JoiSchema
  many(...types: string[]): JoiSchema
  one(...types: string[]): JoiSchema
}

interface Handler {
  [verb: string]: unknown
}

interface JsonApiServer {
  readonly Joi: Joi
  readonly MemoryHandler: new () => Handler
  setConfig(config: object): void
  define(resource: object): void
  getExpressServer(): Parameters<typeof createServer>[1]
  start(): void
}

const api: JsonApiServer = createRequire(import.meta.url)('jsonapi-server')
const { Joi } = api
const app = api.getExpressServer()

/** The records of each type. The handlers keep and change these arrays. */
const records = new Map<string, StockRecord[]>()

const VERBS = ['search', 'create', 'find', 'update', 'delete'] as const

const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})

process.on('message', ({ resources, records }: ToStock) => {
  if (resources) define(resources)
  reset(records)
  process.send?.({ ready: true })
})

// The parent has exited.
process.on('disconnect', () => process.exit())

function define(resources: readonly StockResource[]): void {
  // With a `router` it does not listen. Without a port, its links are those of the mock.
  api.setConfig({
    protocol: 'https',
    hostname: 'workbench.expel.io',
    base: 'api/v2',
    graphiql: false,
    meta: {},
    router: app,
  })
  for (const resource of resources) {
    const examples: StockRecord[] = []
    records.set(resource.type, examples)
    api.define({
      resource: resource.type,
      attributes: attributesOf(resource),
      handlers: handlersOf(resource),
      examples,
    })
  }
  api.start()
}

function reset(contents: ToStock['records']): void {
  for (const [type, examples] of records) examples.splice(0, examples.length, ...structuredClone(contents[type] ?? []))
}

function handlersOf({ verbs }: StockResource): Handler {
  const handler = new api.MemoryHandler()
  for (const verb of VERBS) if (!verbs.includes(verb)) handler[verb] = undefined
  return handler
}

function attributesOf({ attributes, relationships }: StockResource): Record<string, JoiSchema> {
  const schemas = Object.entries(attributes).map(([name, attribute]) => [name, attributeSchema(attribute)])
  const relations = Object.entries(relationships).map(([name, { target, many, readOnly, required }]) => {
    const schema = many ? Joi.many(target) : Joi.one(target)
    return [name, withMeta(schema, { readOnly, required })]
  })
  return Object.fromEntries([...schemas, ...relations])
}

function attributeSchema(attribute: AttributeSchema): JoiSchema {
  const schema = withMeta(valueSchema(attribute), attribute)
  return attribute.nullable ? schema.allow(null) : schema
}

function withMeta(
  schema: JoiSchema,
  { readOnly, required }: { readonly readOnly: boolean; readonly required: boolean },
) {
  const settled = Object.assign(readOnly ? schema.meta('readonly') : schema, pickSettings(schema))
  return required ? Object.assign(settled.required(), pickSettings(schema)) : settled
}

/** Joi copies a schema with each call, without the settings that jsonapi-server adds to relations. */
function pickSettings(schema: JoiSchema) {
  const { _settings } = schema as { _settings?: unknown }
  return _settings === undefined ? {} : { _settings }
}

function valueSchema({ kind, values, minLength, maxLength, format }: AttributeSchema): JoiSchema {
  if (kind === 'boolean') return Joi.boolean()
  if (kind === 'timestamp') return Joi.date()
  let schema = Joi.string()
  if (values) schema = schema.valid(...values)
  if (format === 'email') schema = schema.email()
  if (minLength !== undefined) schema = schema.min(minLength)
  else if (!values && !format) schema = schema.allow('')
  if (maxLength !== undefined) schema = schema.max(maxLength)
  return kind === 'strings' ? Joi.array().items(schema).unique() : schema
}
