/** One parameter: `filter[organization][id]=x` is the name `filter`, the keys `organization` and `id`, the value `x`. */
export interface Parameter {
  readonly name: string
  readonly keys: readonly string[]
  readonly value: string
}

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

/** Takes the name of a parameter apart. */
export function parseParameter([raw, value]: readonly [string, string]): Parameter {
  const [, name = raw, brackets = ''] = NAME.exec(raw) ?? []
  return { name, keys: brackets === '' ? [] : brackets.slice(1, -1).split(']['), value }
}

/** Puts it together again. */
export function printName(name: string, keys: readonly string[]): string {
  return `${name}${keys.map(key => `[${key}]`).join('')}`
}
