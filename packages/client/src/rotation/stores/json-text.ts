import { type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa'
import { StoreError } from '../secret-store.ts'
import { insertMember } from './json-insertion.ts'
import { pointerOf } from './json-pointer.ts'

/** The string at a place in a JSON document; undefined where the place does not exist or holds none. */
export function getString(text: string, names: readonly string[], file: string): string | undefined {
  const place = names.reduce<ValueNode | undefined>(memberOf, documentOf(text, file))
  return place?.type === 'String' ? place.value : undefined
}

/** The text of a JSON document with a string at one place, and all else as it was. Objects on the way are created. */
export function setString(text: string, names: readonly string[], value: string, file: string): string {
  let here = documentOf(text, file)
  for (const [depth, name] of names.entries()) {
    if (here.type !== 'Object') throw inTheWay(here, 'an object', names.slice(0, depth), file)
    const next = memberOf(here, name)
    if (next === undefined) return insertMember(text, here, name, nest(names.slice(depth + 1), value))
    here = next
  }
  if (here.type === 'Object' || here.type === 'Array') throw inTheWay(here, 'a string', names, file)
  return text.slice(0, here.loc.start.offset) + JSON.stringify(value) + text.slice(here.loc.end.offset)
}

/** A document with nothing but a string at one place. */
export function documentWith(names: readonly string[], value: string): string {
  return `${JSON.stringify(nest(names, value), null, 2)}\n`
}

function documentOf(text: string, file: string): ValueNode {
  try {
    // A byte order mark is no part of the document. The space keeps the offsets.
    return parse(text.replace(/^\uFEFF/, ' '), { mode: 'jsonc', allowTrailingCommas: true }).body
  } catch {
    throw new StoreError(`${file} is not JSON. Mend it, or name another file.`)
  }
}

// Of two members of one name the last counts, as for JSON.parse.
function memberOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  return node?.type === 'Object' ? node.members.findLast(member => nameOf(member) === name)?.value : undefined
}

function nameOf({ name }: ObjectNode['members'][number]): string {
  return name.type === 'String' ? name.value : name.name
}

function nest(names: readonly string[], value: string): unknown {
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
}

const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'an array',
  String: 'a string',
  Null: 'null',
}

function inTheWay({ type }: ValueNode, wanted: string, names: readonly string[], file: string): StoreError {
  const where = names.length === 0 ? `The root of ${file}` : `${pointerOf(names)} in ${file}`
  return new StoreError(
    `${where} is ${KINDS[type] ?? `a ${type.toLowerCase()}`}, not ${wanted}. Correct the pointer or the file.`,
  )
}
