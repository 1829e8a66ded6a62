import { isObject } from '@workbench-sdk/contract/json'
import type { ResourceType } from '@workbench-sdk/contract/model'
import { AssertionError } from './outcome.ts'

/** A parsed response. Each getter throws an `AssertionError` if the member is missing or has the wrong type. */
export class ApiResponse {
  /** The method and the path of the request, e.g. `GET /api_keys`. */
  readonly requestLine: string
  readonly status: number
  readonly headers: Headers
  readonly text: string

  constructor(requestLine: string, { status, headers }: Response, text: string) {
    this.requestLine = requestLine
    this.status = status
    this.headers = headers
    this.text = text
  }

  get document(): Readonly<Record<string, unknown>> {
    const document = parseJson(this.text)
    if (isObject(document)) return document
    throw new AssertionError(`${this.requestLine}: the body`, 'a JSON object', this.text.slice(0, 200))
  }

  /** The record in a document with a single record. */
  get record(): ResourceObject {
    return this.#member('data', isResourceObject, 'a record')
  }

  /** The records in a list. */
  get records(): readonly ResourceObject[] {
    return this.#member('data', isResourceObjects, 'an array of records')
  }

  get included(): readonly ResourceObject[] {
    return this.#member('included', isResourceObjects, 'an array of records')
  }

  /** The identifier at a relationship route. */
  get linkage(): ResourceIdentifier | null {
    return this.#member('data', isLinkage, 'an identifier or null')
  }

  get links(): Readonly<Record<string, unknown>> {
    return this.#member('links', isObject, 'an object')
  }

  get page(): { readonly offset: unknown; readonly limit: unknown; readonly total: unknown } {
    return this.#member('meta', isListMeta, 'an object with the member page').page
  }

  /** The number of records on all pages. For an empty list, `meta.page` can be missing. */
  get total(): number {
    const { data, meta } = this.document
    if (Array.isArray(data) && data.length === 0 && !isListMeta(meta)) return 0
    const { total } = this.page
    if (typeof total === 'number') return total
    throw new AssertionError(`${this.requestLine}: meta.page.total`, 'a number', total)
  }

  get error(): ErrorObject {
    const [error] = this.#member('errors', isErrors, 'an array with one error')
    return error
  }

  #member<T>(name: string, isExpected: (value: unknown) => value is T, expected: string): T {
    const value = this.document[name]
    if (isExpected(value)) return value
    throw new AssertionError(
      `${this.requestLine}: ${name}`,
      expected,
      value ?? { status: this.status, ...this.document },
    )
  }
}

/** A record in a JSON:API document. */
export interface ResourceObject {
  readonly type: ResourceType
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly links: Readonly<Record<string, string>>
  readonly relationships: Readonly<Record<string, Relationship>>
}

interface Relationship {
  readonly links: Readonly<Record<string, string>>
  readonly meta: { readonly relation: string; readonly readOnly: boolean }
  readonly data?: ResourceIdentifier | null
}

interface ResourceIdentifier {
  readonly type: string
  readonly id: string
}

interface ErrorObject {
  readonly status: string
  readonly code: string
  readonly title: string
  readonly detail: unknown
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isResourceObject = (value: unknown): value is ResourceObject =>
  isObject(value) && typeof value.id === 'string' && isObject(value.attributes) && isObject(value.relationships)

const isResourceObjects = (value: unknown): value is ResourceObject[] =>
  Array.isArray(value) && value.every(isResourceObject)

const isLinkage = (value: unknown): value is ResourceIdentifier | null =>
  value === null || (isObject(value) && typeof value.id === 'string')

const isListMeta = (value: unknown): value is { page: ApiResponse['page'] } => isObject(value) && isObject(value.page)

const isErrors = (value: unknown): value is [ErrorObject] =>
  Array.isArray(value) && value.length === 1 && isObject(value[0])
