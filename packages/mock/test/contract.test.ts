import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { WorkbenchMock } from '../src/index.ts'
import { Api } from './api.ts'

interface Document {
  readonly data: { readonly attributes: Readonly<Record<string, unknown>> }
}

interface Node {
  readonly $ref?: string
  readonly [key: string]: unknown
}

interface Linkage {
  readonly items?: Node
  readonly oneOf?: readonly Node[]
}

const contract = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Node>>
  // biome-ignore lint/suspicious/noExplicitAny: an assertion on a wrong path fails.
  components: { schemas: Record<string, Node>; examples: Record<string, { value: any }> }
}
const { examples: examplesByName } = contract.components

const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  ['get', 'post', 'patch', 'delete'].flatMap(method =>
    item[method] ? [{ path, method, operation: item[method] }] : [],
  ),
)

describe('the OpenAPI document', () => {
  test('every operation has a unique id, a summary, a tag, security and evidence', () => {
    const faulty = operations.filter(
      ({ operation }) =>
        !operation.operationId ||
        !operation.summary ||
        !Array.isArray(operation.tags) ||
        !Array.isArray(operation.security) ||
        !['A', 'P', 'S', 'G'].includes(String(operation['x-workbench-evidence'])),
    )
    expect(faulty).toEqual([])
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
  })

  test('every relationship has a related route and a relationship route', () => {
    const expected = resources().flatMap(({ type, relationships }) =>
      relationships.flatMap(name => [`/api/v2/${type}/{id}/${name}`, `/api/v2/${type}/{id}/relationships/${name}`]),
    )
    const there = Object.keys(contract.paths).filter(path => path.split('/').length > 5)
    expect(there.toSorted()).toEqual(expected.toSorted())
  })

  test('every relationship names the type of the related records', () => {
    const types = resources().map(({ type }) => type)
    for (const { name, relationships } of resources()) {
      const members = propertiesOf(propertiesOf(contract.components.schemas[name]).relationships)
      for (const relationship of relationships) {
        const { items, oneOf } = resolve(propertiesOf(members[relationship]).data ?? {}) as Linkage
        const { type } = propertiesOf(items ?? oneOf?.[0])
        expect([name, relationship, type?.enum]).toEqual([name, relationship, [expect.toBeOneOf(types)]])
      }
    }
  })

  test('every writable attribute is readable', () => {
    for (const { name, attributes } of resources()) {
      for (const body of [`${name}Create`, `${name}Update`]) {
        expect(attributes).toEqual(expect.arrayContaining(writable(body)))
      }
    }
  })

  test('a list declares each filter as a separate parameter, for generators without deepObject', () => {
    const lists = operations.filter(({ operation }) => queryNames(operation).includes('page[limit]'))
    expect(lists.length).toBeGreaterThan(10)
    for (const { path, operation } of lists) {
      // A to-many relationship is named after its type.
      const { attributes, relationships } = resources().find(({ type }) => path.endsWith(`/${type}`)) ?? {}
      const filterable = ['id', ...(attributes ?? []), ...(relationships ?? [])].filter(name => name !== 'access_token')
      const named = queryNames(operation).filter(name => name.includes('['))
      const expected = [...filterable.map(name => `filter[${name}]`), 'page[limit]', 'page[offset]']
      expect([path, named]).toEqual([path, expected])
    }
  })

  test('every example matches its schema', () => {
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema(contract, 'openapi.json')
    const found = examples()
    expect(found.length).toBeGreaterThan(30)
    for (const { pointer, value } of found) {
      const validate = ajv.compile({ $ref: `openapi.json#${pointer}` })
      expect(validate(value), `${pointer}: ${ajv.errorsText(validate.errors)}`).toBe(true)
    }
  })

  test('the example of an update changes the attributes that the mock changes', async () => {
    const mock = new WorkbenchMock()
    const api = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
    const { body: account } = await api.createAccount()
    const names = Object.keys(examplesByName).filter(name => name.endsWith('-updated'))
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) {
      const [record, created, update] = ['', '-create', '-update'].map(suffix =>
        structuredClone(examplesByName[name.replace('-updated', suffix)]?.value),
      )
      const { type, relationships } = created.data
      if (relationships) relationships.service_account.data.id = account.data.id
      const { id } = (await api.post(`/${type}`, created)).body.data
      const patch = (attributes: object) => api.patch(`/${type}/${id}`, { data: { type, id, attributes } })
      // Some records are created inactive.
      if ('active' in update.data.attributes) await patch({ active: true })
      const { body: before } = await api.get(`/${type}/${id}`)
      const { body: after } = await patch(update.data.attributes)
      expect([type, changes(record, examplesByName[name]?.value)]).toEqual([type, changes(before, after)])
    }
  })
})

/** The attributes that differ, except timestamps. */
function changes(before: Document, after: Document) {
  return Object.entries(after.data.attributes).filter(
    ([name, value]) => !name.endsWith('_at') && !isDeepStrictEqual(value, before.data.attributes[name]),
  )
}

function resources() {
  return Object.entries(contract.components.schemas).flatMap(([name, schema]) => {
    const properties = schema.properties as Record<string, Node> | undefined
    if (!properties?.attributes || !properties.relationships) return []
    return [
      {
        name,
        type: String((properties.type?.enum as string[] | undefined)?.[0]),
        attributes: Object.keys((contract.components.schemas[`${name}Attributes`]?.properties ?? {}) as object),
        relationships: Object.keys((properties.relationships.properties ?? {}) as object),
      },
    ]
  })
}

function propertiesOf(schema: Node = {}): Readonly<Record<string, Node>> {
  return (resolve(schema).properties ?? {}) as Record<string, Node>
}

function queryNames(operation: Node): string[] {
  return ((operation.parameters ?? []) as Node[]).map(parameter => String(resolve(parameter).name))
}

function writable(schema: string): string[] {
  const body = contract.components.schemas[schema] as
    | { properties: { data: { properties: { attributes: Node } } } }
    | undefined
  return body ? Object.keys(body.properties.data.properties.attributes.properties as object) : []
}

/** All examples with the JSON pointers to their schemas. */
function examples(): { pointer: string; value: unknown }[] {
  return contents(contract, '').flatMap(({ pointer, content }) =>
    Object.entries(content).flatMap(([mediaType, media]) =>
      Object.values((media.examples ?? {}) as Record<string, Node>).map(example => ({
        pointer: `${pointer}/${encodeURIComponent(mediaType.replace('/', '~1'))}/schema`,
        value: resolve(example).value,
      })),
    ),
  )
}

function contents(node: unknown, pointer: string): { pointer: string; content: Record<string, Node> }[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`
    return key === 'content' ? [{ pointer: at, content: value }] : contents(value, at)
  })
}

function resolve(node: Node): Node {
  if (!node.$ref) return node
  const target = node.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Node)[key], contract)
  return target as Node
}
