/** A query parameter. `filter[organization][id]=x` has the name `filter`, the keys `organization` and `id`, and the value `x`. */
export interface Parameter {
  readonly name: string
  readonly keys: readonly string[]
  readonly value: string
}

/** The parser of jsonapi-server, `qs`, puts the rest of the name into one key. */
const MAX_KEYS = 5

/**
 * Splits the name of a parameter into its name and its keys, as `qs` does: other characters after the first key have no meaning, and a
 * parameter can begin with a key.
 */
export function parseParameter([raw, value]: readonly [string, string]): Parameter {
  const matches = [...raw.matchAll(/\[([^[\]]*)\]/g)]
  const parent = raw.slice(0, matches[0]?.index)
  const rest = matches[MAX_KEYS]
  const keys = matches.slice(0, MAX_KEYS).map(([, key = '']) => key)
  if (rest) keys.push(raw.slice(rest.index))
  if (parent !== '') return { name: parent, keys, value }
  // An index in place of the name.
  const [name = '', ...others] = keys
  return { name: name || '0', keys: others, value }
}

/** An index up to 20, or none. `qs` reads any other key as the name of a property. */
const ELEMENT = /^(?:\d|1\d|20)?$/

/** Whether a key in brackets stands for an element of an array, as in `sort[]=name` and `sort[0]=name`. */
export const isElement = (key: string): boolean => ELEMENT.test(key)

/** The parameters with one name, as `qs` reads them: a string, an array, or the first key and the parameters of each property. */
export type Structure = 'string' | 'array' | ReadonlyMap<string, readonly Parameter[]>

/** Returns the structure of parameters with the same name, or undefined if there is none. A property without a key is named by its value. */
export function structureOf(parameters: readonly Parameter[]): Structure | undefined {
  const [first, another] = parameters
  if (!first) return undefined
  const properties = parameters.findIndex(({ keys: [key] }) => key !== undefined && !isElement(key))
  const [key] = first.keys
  if (properties < 0 || (key === undefined && another)) return key === undefined && !another ? 'string' : 'array'
  return Map.groupBy(inOrder(parameters.map(nameProperty)), ({ keys: [name = ''] }) => name)
}

const nameProperty = (parameter: Parameter): Parameter => {
  const [key = parameter.value, ...rest] = parameter.keys
  return { ...parameter, keys: [key || '0', ...rest] }
}

/** JavaScript lists integers before other names. */
const inOrder = (parameters: readonly Parameter[]) => parameters.toSorted((a, b) => indexOf(a) - indexOf(b))
const indexOf = ({ keys: [key = ''] }: Parameter) => (/^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.MAX_VALUE)

/** Combines parameters with the same meaning to a list: `sort=a,b`, `sort=a&sort=b`, `sort[]=a&sort[]=b` and `sort[0]=a&sort[1]=b`. */
export function listOf(parameters: readonly Parameter[]): string[] {
  return parameters.map(elementOf).join(',').split(',')
}

/** A property instead of an element is kept in the result, so that it is reported as unknown. */
function elementOf({ name, keys, value }: Parameter): string {
  const property = keys.find(key => !isElement(key))
  return property === undefined ? value : `${name}[${property}]`
}
