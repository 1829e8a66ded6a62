import { readFileSync } from 'node:fs'
import { isEmail } from '@workbench-sdk/contract/email'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Schema } from './any-value.ts'

interface ResponseSpec {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, object>>
  readonly headers?: Readonly<Record<string, object>>
}

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly schema: Schema
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, ResponseSpec>>
  readonly requestBody?: { readonly content: Readonly<Record<string, Body>> }
}

interface Body {
  readonly schema: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: Readonly<Record<string, ResponseSpec>>
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Parameter>>
  }
}

const document = JSON.parse(readFileSync(new URL('../../control.openapi.json', import.meta.url), 'utf8')) as Document

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
// The format of ajv-formats excludes host names without a dot, which RFC 5321 allows.
ajv.addFormat('email', isEmail)
ajv.addSchema(document, 'control.openapi.json')

/** An operation of the control API with examples of its body. */
export interface ControlOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly examples: readonly unknown[]
  /** The schema of the body, if the operation has one. */
  readonly body: Schema | undefined
}

/** Returns a schema of the document. */
export function schemaAt($ref: string): Schema {
  const schema = document.components.schemas[$ref.replace('#/components/schemas/', '')]
  if (!schema) throw new Error(`There is no schema at ${$ref}`)
  return schema
}

/** Returns the schemas of the query parameters of an operation. */
export function queryOf(id: string): Readonly<Record<string, Schema>> {
  const operation = Object.values(document.paths)
    .flatMap(item => Object.values(item))
    .find(({ operationId }) => operationId === id)
  const parameters = (operation?.parameters ?? []).map(({ $ref, ...inline }) =>
    $ref === undefined ? inline : (document.components.parameters[$ref.split('/').at(-1) ?? ''] ?? inline),
  )
  return Object.fromEntries(parameters.filter(each => each.in === 'query').map(({ name, schema }) => [name, schema]))
}

/** Whether a value matches a schema of the document. */
export function matches({ $ref = '' }: Schema, value: unknown): boolean {
  const validate = ajv.getSchema(`control.openapi.json${$ref}`)
  if (!validate) throw new Error(`There is no schema at ${$ref}`)
  return validate(value) === true
}

export const operations: readonly ControlOperation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'delete'].flatMap(method => {
    const operation = item[method]
    return operation
      ? [
          {
            id: operation.operationId,
            method: method.toUpperCase(),
            path,
            examples: examplesOf(operation),
            body: operation.requestBody?.content['application/json']?.schema,
          },
        ]
      : []
  }),
)

function examplesOf({ requestBody }: Operation): unknown[] {
  const { example, examples = {} } = requestBody?.content['application/json'] ?? {}
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)]
}

export interface ControlResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on the values, so a wrong path fails there.
  readonly body: any
}

/** The operations that succeeded in this test file. */
export const testedOperations = new Set<string>()

/** A client of the control API. Validates every response against the OpenAPI document. */
export class ControlClient {
  readonly #url: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #fetch: typeof fetch

  constructor(url: string, headers: Readonly<Record<string, string>> = {}, call: typeof fetch = fetch) {
    this.#url = url
    this.#headers = headers
    this.#fetch = call
  }

  get = (path = '') => this.call('GET', path)
  post = (path: string, body?: unknown) => this.call('POST', path, body)
  put = (path: string, body: unknown) => this.call('PUT', path, body)
  delete = (path: string) => this.call('DELETE', path)

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ControlResponse> {
    const response = await this.#fetch(`${this.#url}/__mock__${path}`, {
      method,
      headers: {
        ...this.#headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    checkControlResponse(method, `/__mock__${path}`, response, text)
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
}

/** Asserts that a response matches the document, and has the headers of every response. */
export function checkControlResponse(method: string, path: string, { status, headers }: Response, text: string): void {
  const where = `${method} ${path} returned ${status}`
  if (headers.get('cache-control') !== 'no-store') throw new Error(`${where} without cache-control: no-store`)
  if (headers.has('access-control-allow-origin')) throw new Error(`${where} with access-control-allow-origin`)
  const found = operationAt(method, path)
  const pointer = found ? pointerOf(found, status, where) : '/components/schemas/Problem'
  if (found) checkHeaders(found, status, headers, where)
  if (found && status < 300) testedOperations.add(found.operation.operationId)
  if (pointer === undefined) {
    if (text !== '') throw new Error(`${where} with a body that is not in the document`)
    return
  }
  if (headers.get('content-type') !== 'application/json') throw new Error(`${where} as ${headers.get('content-type')}`)
  const validate = ajv.getSchema(`control.openapi.json#${pointer}`)
  if (!validate) throw new Error(`There is no schema at ${pointer}`)
  if (!validate(JSON.parse(text))) throw new Error(`${where} with an invalid body: ${ajv.errorsText(validate.errors)}`)
}

interface Found {
  readonly template: string
  readonly verb: string
  readonly operation: Operation
}

function operationAt(method: string, path: string): Found | undefined {
  const pathname = path.replace(/\?.*/, '').replace(/\/$/, '')
  const templates = Object.keys(document.paths)
  const template = templates.includes(pathname)
    ? pathname
    : templates.find(each => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname))
  const verb = method.toLowerCase()
  const operation = template === undefined ? undefined : document.paths[template]?.[verb]
  return template !== undefined && operation ? { template, verb, operation } : undefined
}

/** The headers of HTTP itself, and those that the description of the document lists for all responses. */
const GENERAL_HEADERS = new Set([
  ...['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'],
  ...['cache-control', 'cross-origin-resource-policy', 'x-content-type-options'],
])

function checkHeaders(found: Found, status: number, headers: Headers, where: string): void {
  const declared = Object.keys(responseOf(found, status, where).headers ?? {})
  const undeclared = [...headers.keys()].filter(name => !GENERAL_HEADERS.has(name) && !declared.includes(name))
  if (undeclared.length > 0) throw new Error(`${where} with headers that are not in the document: ${undeclared.join()}`)
}

function responseOf({ operation }: Found, status: number, where: string): ResponseSpec {
  const response = operation.responses[nameOf(status)]
  if (!response) throw new Error(`${where}, which is not in the document`)
  const shared = response.$ref?.split('/').at(-1)
  return shared === undefined ? response : (document.components.responses[shared] ?? {})
}

const nameOf = (status: number) => (status < 400 ? String(status) : `${Math.floor(status / 100)}XX`)

/** Returns the JSON pointer to the schema of a response, or undefined if it has no body. */
function pointerOf(found: Found, status: number, where: string): string | undefined {
  if (!responseOf(found, status, where).content) return undefined
  const { template, verb, operation } = found
  const name = nameOf(status)
  const base = operation.responses[name]?.$ref?.slice(1) ?? `/paths/${escaped(template)}/${verb}/responses/${name}`
  return `${base}/content/${escaped('application/json')}/schema`
}

const escaped = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
