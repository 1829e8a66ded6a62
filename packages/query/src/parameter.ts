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
