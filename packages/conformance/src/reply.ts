import { isObject } from '@workbench-sdk/contract/json'
import type { ResourceType } from '@workbench-sdk/contract/model'
import { Difference } from './verdict.ts'

/** A record as a document shows it. */
export interface Shown {
  readonly type: ResourceType
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly links: Readonly<Record<string, string>>
  readonly relationships: Readonly<Record<string, Relationship>>
}

interface Relationship {
  readonly links: Readonly<Record<string, string>>
  readonly meta: { readonly relation: string; readonly readOnly: boolean }
  readonly data?: Identifier | null
}

export interface Identifier {
  readonly type: string
  readonly id: string
}

interface ShownError {
  readonly status: string
  readonly code: string
  readonly title: string
  readonly detail: unknown
}

/** An answer, read. What a case looks for in it and does not find is a difference. */
export class Reply {
  /** The method and the path that were asked. */
  readonly asked: string
  readonly status: number
  readonly headers: Headers
  readonly text: string

  constructor(asked: string, { status, headers }: Response, text: string) {
    this.asked = asked
    this.status = status
    this.headers = headers
    this.text = text
  }

  get document(): Readonly<Record<string, unknown>> {
    const document = parsed(this.text)
    if (isObject(document)) return document
    throw new Difference(`${this.asked}: the body`, 'a JSON object', this.text.slice(0, 200))
  }

  /** The one record that the document is about. */
  get record(): Shown {
    return this.#member('data', isShown, 'a record')
  }

  get records(): readonly Shown[] {
    return this.#member('data', (data): data is Shown[] => Array.isArray(data) && data.every(isShown), 'records')
  }

  get included(): readonly Shown[] {
    return this.#member('included', (data): data is Shown[] => Array.isArray(data) && data.every(isShown), 'records')
  }

  /** What a relationship leads to. */
  get linkage(): Identifier | null {
    return this.#member('data', isLinkage, 'an identifier, or null')
  }

  get links(): Readonly<Record<string, unknown>> {
    return this.#member('links', isObject, 'an object')
  }

  get page(): { readonly offset: unknown; readonly limit: unknown; readonly total: unknown } {
    return this.#member('meta', isListMeta, 'an object with page').page
  }

  get total(): number {
    const { total } = this.page
    if (typeof total === 'number') return total
    throw new Difference(`${this.asked}: meta.page.total`, 'a number', total)
  }

  get error(): ShownError {
    const [error] = this.#member('errors', isErrors, 'one error')
    return error
  }

  #member<T>(name: string, isOne: (value: unknown) => value is T, expected: string): T {
    const value = this.document[name]
    if (isOne(value)) return value
    throw new Difference(`${this.asked}: ${name}`, expected, value ?? { status: this.status, ...this.document })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isShown = (value: unknown): value is Shown =>
  isObject(value) && typeof value.id === 'string' && isObject(value.attributes) && isObject(value.relationships)

const isLinkage = (value: unknown): value is Identifier | null =>
  value === null || (isObject(value) && typeof value.id === 'string')

const isListMeta = (value: unknown): value is { page: Reply['page'] } => isObject(value) && isObject(value.page)

const isErrors = (value: unknown): value is [ShownError] =>
  Array.isArray(value) && value.length === 1 && isObject(value[0])
