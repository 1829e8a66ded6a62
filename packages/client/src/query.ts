import { idOf, kindOf } from './arguments.ts'
import { InvalidArgumentError } from './errors.ts'

/** How a list is ordered and fetched. */
export interface ListOrder<Field extends string> {
  /**
   * What to sort by; `-` before a name is descending. Default: `createdAt`. Ties are ordered by id.
   *
   * @example
   * workbench.apiKeys.list({ sort: '-createdAt' })
   */
  readonly sort?: Field | `-${Field}` | readonly (Field | `-${Field}`)[]
  /** How many records to fetch with one request, at least 1. Default: 100. */
  readonly pageSize?: number
}

/** Under which names the wire knows what a list can be filtered and sorted by. */
export interface ListFields<Filter extends string = string, WireName extends string = string> {
  readonly filter: Readonly<Record<Filter, WireName>>
  readonly sort: Readonly<Record<string, WireName>>
}

/** A list's query, but for the page. */
export interface ListQuery {
  readonly filter: Record<string, string>
  readonly sort: string[]
  readonly pageSize: number
}

const DEFAULT_PAGE_SIZE = 100

/** Translates what a user asks for into what the wire knows, and refuses what cannot be said there. */
export function listQuery(asked: object, fields: ListFields): ListQuery {
  const { sort, pageSize, ...filters } = { sort: [], pageSize: DEFAULT_PAGE_SIZE, ...asked }
  if (!Number.isSafeInteger(pageSize) || pageSize < 1) {
    throw new InvalidArgumentError('pageSize has to be a whole number, at least 1.')
  }
  return { filter: filterOf(filters, fields.filter), sort: sortOf(sort, fields.sort), pageSize }
}

/**
 * Prints a query as jsonapi-server reads it: objects in brackets, arrays with commas.
 *
 * @example
 * printQuery({ filter: { active: 'true' }, sort: ['-created_at', 'id'] }) // filter[active]=true&sort=-created_at,id, encoded
 */
export function printQuery(query: object): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) addParameter(parameters, name, value)
  return parameters.toString()
}

function addParameter(parameters: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    if (value.length > 0) parameters.append(name, value.join(','))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) addParameter(parameters, `${name}[${key}]`, inner)
  } else if (value !== undefined) {
    parameters.append(name, String(value))
  }
}

// An unknown or an undefined filter is refused, not dropped: without it the list would be longer than was asked for, and
// lists are what people delete by.
function filterOf(filters: object, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).map(([field, value]) => [wireName(field, names, 'filter'), equality(field, value)]),
  )
}

function sortOf(sort: string | readonly string[], names: Readonly<Record<string, string>>): string[] {
  const asked = typeof sort === 'string' ? [sort] : [...sort]
  const terms = asked.length === 0 ? ['createdAt'] : asked
  const wired = terms.map(term =>
    term.startsWith('-') ? `-${wireName(term.slice(1), names, 'sort')}` : wireName(term, names, 'sort'),
  )
  return [...wired, 'id']
}

function wireName(field: string, names: Readonly<Record<string, string>>, use: string): string {
  const name = Object.hasOwn(names, field) ? names[field] : undefined
  if (name !== undefined) return name
  throw new InvalidArgumentError(`${use}: ${field} is not known here. There are ${Object.keys(names).join(', ')}.`)
}

// What would be read as an operator, or as a choice of several values.
const NOT_LITERAL = /^[><≥≤:^~!␀]|,/

/** Prints a value so that it is compared for equality. */
export function equality(field: string, value: unknown): string {
  if (typeof value === 'boolean') return String(value)
  const text = isRecord(value) ? idOf(value, field) : value
  if (typeof text !== 'string' || text === '') {
    throw new InvalidArgumentError(
      `filter: ${field} has to be a value, and is ${kindOf(value)}. Leave it out to list without it.`,
    )
  }
  if (NOT_LITERAL.test(text)) {
    throw new InvalidArgumentError(
      `filter: a value of ${field} that has a comma, or begins with one of > < ≥ ≤ : ^ ~ ! ␀, cannot be asked for.`,
    )
  }
  return text
}

function isRecord(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'id' in value
}
