import type { ObjectNode, ValueNode } from '@humanwhocodes/momoa'
import { InvalidArgumentError } from '../../index.ts'

/** Returns the property names of a JSON Pointer (RFC 6901), outermost first. */
export function parsePointer(pointer: string): readonly string[] {
  if (!/^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer)) {
    throw new InvalidArgumentError(
      `Invalid pointer ${JSON.stringify(pointer)}: expected a JSON Pointer, e.g. /workbench/apiKey, with ~1 for / and ~0 for ~ in a name.`,
    )
  }
  return pointer
    .slice(1)
    .split('/')
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Returns the JSON Pointer with these property names. */
export function printPointer(names: readonly string[]): string {
  return names.map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/**
 * Returns a member of an object, or an element of an array. If two members have the same name, returns the last one, as `JSON.parse` does.
 */
export function childOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  if (node?.type === 'Object') return node.members.findLast(member => nameOf(member) === name)?.value
  return node?.type === 'Array' && isIndex(name) ? node.elements[Number(name)]?.value : undefined
}

/** Returns the names of an object's members, or an empty list for any other node. */
export function namesIn(node: ValueNode): readonly string[] {
  return node.type === 'Object' ? node.members.map(nameOf) : []
}

/** Whether a name in a pointer can be the index of an array element. */
export function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(name)
}

function nameOf({ name }: ObjectNode['members'][number]): string {
  return name.type === 'String' ? name.value : name.name
}
