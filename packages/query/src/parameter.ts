/** A query parameter. `filter[organization][id]=x` has the name `filter`, the keys `organization` and `id`, and the value `x`. */
export interface Parameter {
  readonly name: string
  readonly keys: readonly string[]
  readonly value: string
}

/** The maximum number of parsed keys. `qs`, which jsonapi-server uses, puts the rest of the name into one more key. */
const MAX_KEYS = 5

/**
 * Splits a raw parameter name into a name and keys, as `qs` does. Characters outside brackets are ignored after the first key,
 * and a raw name can begin with a key.
 */
export function parseParameter([raw, value]: readonly [string, string]): Parameter {
  const matches = [...raw.matchAll(/\[([^[\]]*)\]/g)]
  const parent = raw.slice(0, matches[0]?.index)
  const rest = matches[MAX_KEYS]
  const keys = matches.slice(0, MAX_KEYS).map(([, key = '']) => key)
  if (rest) keys.push(raw.slice(rest.index))
  if (parent !== '') return { name: parent, keys, value }
  // Without a name, the first key is used. An empty key becomes the index 0.
  const [name = '', ...others] = keys
  return { name: name || '0', keys: others, value }
}

/** An index up to 20, or an empty key. `qs` treats any other key as a property name. */
const ELEMENT = /^(?:\d|1\d|20)?$/

/** Whether a key in brackets refers to an array element, as in `sort[]=name` and `sort[0]=name`. */
export const isElement = (key: string): boolean => ELEMENT.test(key)

/**
 * The structure of the value that `qs` parses from parameters with the same name: a string, an array, or an object. For an
 * object, the map contains the parameters for each property.
 */
export type Structure = 'string' | 'array' | ReadonlyMap<string, readonly Parameter[]>

/**
 * Returns the structure of parameters with the same name, or undefined if there are no parameters. If a property has no key, its
 * value is its name.
 */
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

/** Sorts parameters by key as JavaScript sorts properties: integers before other names. */
const inOrder = (parameters: readonly Parameter[]) => parameters.toSorted((a, b) => indexOf(a) - indexOf(b))
const indexOf = ({ keys: [key = ''] }: Parameter) => (/^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.MAX_VALUE)

/** Combines parameters into a list. `sort=a,b`, `sort=a&sort=b`, `sort[]=a&sort[]=b` and `sort[0]=a&sort[1]=b` are equivalent. */
export function listOf(parameters: readonly Parameter[]): string[] {
  return parameters.map(elementOf).join(',').split(',')
}

/** Returns the value of an array element. Keeps the name of a property, so that it is reported as unknown. */
function elementOf({ name, keys, value }: Parameter): string {
  const property = keys.find(key => !isElement(key))
  return property === undefined ? value : `${name}[${property}]`
}
