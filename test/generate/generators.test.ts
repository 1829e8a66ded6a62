// The documents as client generators read them. `npm run foreign` runs the generators themselves.
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

type Node = Readonly<Record<string, unknown>>

const DOCUMENTS = ['openapi', 'openapi-3.0', 'control.openapi']
const read = (name: string) => JSON.parse(readFileSync(`packages/mock/${name}.json`, 'utf8')) as Node

describe.each(DOCUMENTS)('packages/mock/%s.json', name => {
  const document = read(name)

  test('is valid', async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
  })

  test('has an OpenAPI version that all tools support', () => {
    expect(document.openapi).toBe(name === 'openapi-3.0' ? '3.0.3' : '3.1.0')
  })

  test('has an enum with a single value in place of a const, which many generators ignore', () => {
    expect(pathsOf(document, 'const')).toEqual([])
  })

  test('has no components whose names differ only in case or punctuation, because generators use them as file names', () => {
    const names = Object.values(document.components as Record<string, Node>).flatMap(each => Object.keys(each))
    expect(duplicates(names.map(each => each.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()))).toEqual([])
  })

  test('has no operations, and no parameters of an operation, whose names differ only in case', () => {
    const operations = operationsOf(document)
    expect(duplicates(operations.map(({ operationId }) => String(operationId).toLowerCase()))).toEqual([])
    for (const operation of operations) {
      const names = parametersOf(document, operation).map(each => `${each.in} ${each.name}`.toLowerCase())
      expect([operation.operationId, duplicates(names)]).toEqual([operation.operationId, []])
    }
  })

  // openapi-to-postmanv2 reads only application/json if a body has several media types.
  test('has the same examples for each JSON media type of a request body', () => {
    for (const { operationId, requestBody } of operationsOf(document)) {
      const { content = {} } = (requestBody ?? {}) as { content?: Record<string, Node> }
      const examples = Object.entries(content).flatMap(([type, media]) =>
        type.endsWith('json') ? [media.examples] : [],
      )
      expect([operationId, ...examples]).toEqual([operationId, ...examples.map(() => examples[0])])
    }
  })

  // oazapfts and @rtk-query/codegen-openapi merge `filter[a]` and `filter[b]` into an object `filter`.
  test('has no parameter named like another one without its brackets', () => {
    for (const operation of operationsOf(document)) {
      const names = parametersOf(document, operation).map(each => String(each.name))
      const objects = new Set(names.filter(each => each.includes('[')).map(each => each.replace(/\[.*/, '')))
      expect([operation.operationId, names.filter(each => objects.has(each))]).toEqual([operation.operationId, []])
      expect(names.filter(each => /\[.*\[/.test(each))).toEqual([])
    }
  })

  test('generates types that compile, with a literal type for each record', async () => {
    const source = astToString(await openapiTS(structuredClone(document) as unknown as OpenAPI3))
    expect(syntaxErrors(source)).toEqual([])
    if (!name.startsWith('control')) expect(source).toMatch(/ApiKeyIdentifier: \{[^;]*type: "api_keys";/)
  })
})

test('the OpenAPI 3.0 form has the same operations, parameters and examples', () => {
  const [newer, older] = [read('openapi'), read('openapi-3.0')]
  const shape = (document: Node) =>
    operationsOf(document).map(operation => [
      operation.operationId,
      parametersOf(document, operation).map(({ name, in: place, style, explode }) => ({ name, place, style, explode })),
      Object.keys(operation.responses as Node),
    ])
  expect(shape(older)).toEqual(shape(newer))
  const { schemas: _, ...components } = older.components as Node
  const { schemas: __, ...newerComponents } = newer.components as Node
  expect(Object.keys(components).toSorted()).toEqual(Object.keys(newerComponents).toSorted())
  expect((components as { examples: Node }).examples).toEqual((newerComponents as { examples: Node }).examples)
})

test('each example matches its schema in the OpenAPI 3.0 form, where null needs nullable', () => {
  // Ajv reads `nullable` next to a type.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(read('openapi-3.0'), 'openapi-3.0.json')
  const { examples } = read('openapi-3.0').components as { examples: Record<string, { value: unknown }> }
  for (const [schema, example] of [
    ['InvestigativeActionDocument', 'example-investigative-action'],
    ['ApiKeyList', 'example-api-key-list'],
    ['UserAccountList', 'example-user-account-list'],
  ] as const) {
    const validate = ajv.compile({ $ref: `openapi-3.0.json#/components/schemas/${schema}` })
    expect([validate(examples[example]?.value), validate.errors]).toEqual([true, null])
  }
})

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

interface Operation extends Node {
  readonly shared: readonly Node[]
}

function operationsOf({ paths }: Node): Operation[] {
  return Object.values(paths as Record<string, Node>).flatMap(item =>
    METHODS.flatMap(method =>
      item[method] ? [{ ...(item[method] as Node), shared: (item.parameters ?? []) as Node[] }] : [],
    ),
  )
}

function parametersOf(document: Node, { parameters = [], shared }: Operation): Node[] {
  const { parameters: components } = document.components as { parameters: Record<string, Node> }
  return [...shared, ...(parameters as Node[])].map(each =>
    typeof each.$ref === 'string' ? (components[each.$ref.split('/').at(-1) ?? ''] ?? each) : each,
  )
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** The JSON pointers to all keys with this name. */
function pathsOf(node: unknown, name: string, pointer = ''): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === name ? [`${pointer}/${key}`] : []),
    ...pathsOf(value, name, `${pointer}/${key}`),
  ])
}

/** The errors of the compiler for a file without imports. */
function syntaxErrors(source: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}
