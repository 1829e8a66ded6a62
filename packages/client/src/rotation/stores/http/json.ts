import { parse, type ValueNode } from '@humanwhocodes/momoa'

/** Returns a property of a parsed body, at any depth. Returns `undefined` if it does not exist. */
export function valueAt(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
        ? (parent as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  )
}

/** Whether a parsed body is an object other than an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Returns the source text of a property, because parsing and printing it would change large numbers.
 *
 * @param text A valid JSON text that has the property.
 */
export function textAt(text: string, ...names: readonly string[]): string {
  const node = names.reduce<ValueNode | undefined>(
    (parent, name) =>
      parent?.type === 'Object'
        ? parent.members.findLast(each => each.name.type === 'String' && each.name.value === name)?.value
        : undefined,
    parse(text, { mode: 'json' }).body,
  )
  return node === undefined ? '' : text.slice(node.loc.start.offset, node.loc.end.offset)
}
