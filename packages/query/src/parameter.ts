/** A query parameter. `filter[organization][id]=x` has the name `filter`, the keys `organization` and `id`, and the value `x`. */
export interface Parameter {
  readonly name: string
  readonly keys: readonly string[]
  readonly value: string
}

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

/** Splits the name of a parameter into its name and its keys. */
export function parseParameter([raw, value]: readonly [string, string]): Parameter {
  const [, name = raw, brackets = ''] = NAME.exec(raw) ?? []
  return { name, keys: brackets === '' ? [] : brackets.slice(1, -1).split(']['), value }
}

/** An index up to 20, or none. The parser of jsonapi-server, `qs`, reads any other key as the name of a property. */
const ELEMENT = /^(?:\d|1\d|20)?$/

/** Whether a key in brackets stands for an element of an array, as in `sort[]=name` and `sort[0]=name`. */
export const isElement = (key: string): boolean => ELEMENT.test(key)

/** Combines parameters with the same meaning to a list: `sort=a,b`, `sort=a&sort=b`, `sort[]=a&sort[]=b` and `sort[0]=a&sort[1]=b`. */
export function listOf(parameters: readonly Parameter[]): string[] {
  return parameters.map(elementOf).join(',').split(',')
}

/** A property instead of an element is kept in the result, so that it is reported as unknown. */
function elementOf({ name, keys, value }: Parameter): string {
  const property = keys.find(key => !isElement(key))
  return property === undefined ? value : `${name}[${property}]`
}
