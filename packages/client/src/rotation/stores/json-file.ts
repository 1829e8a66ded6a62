import { resolve } from 'node:path'
import { type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { shownPath } from './fs-errors.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { checkEdit, editText, readText } from './text-file.ts'

const PROBE = 'a-new-key'

/**
 * Keeps the secret in one place of a JSON file, with or without comments and trailing commas. The rest of the file stays
 * as it is, formatting and comments included. A file, or an object on the way, that does not exist is created; a link stays
 * a link; the file is its owner's alone afterwards (mode 0600).
 *
 * Stores of one process may write places of one file at the same time. A write reads the file, then replaces it: what
 * another process or thread writes in between is lost. A process that is killed in a write may leave a file
 * `.rotation-….tmp` in the folder, which is private, too.
 *
 * @param path the file; a relative path starts at the working directory of now
 * @param pointer the place as a JSON Pointer (RFC 6901), through objects alone
 * @throws InvalidArgumentError where `pointer` is none, or the root
 * @throws StoreError from its methods: where the file cannot be read or written, is not JSON, or has something else than an
 * object on the way to the place
 *
 * @example
 * const store = jsonFile('config/secrets.json', '/workbench/apiKey')
 * await store.write(key.secret)
 */
export function jsonFile(path: string, pointer: string): SecretStore {
  const names = namesOf(pointer)
  const file = resolve(path)
  const shown = shownPath(file)

  function put(value: string, text = ''): string {
    return isBlank(text) ? documentWith(names, value) : setString(text, names, value, shown)
  }

  return {
    label: `${pointer} in ${file}`,
    write: secret => editText(file, text => put(secret.reveal(), text)),
    async read() {
      const text = (await readText(file)) ?? ''
      const value = isBlank(text) ? undefined : getString(text, names, shown)
      return value ? new Secret(value) : undefined
    },
    check: () => checkEdit(file, text => put(PROBE, text)),
  }
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text)
}

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

const COMMENTS = /\/\/.*|\/\*[\s\S]*?\*\//g

/** The text with one more member at the end of an object, laid out like what is around it. */
export function insertMember(text: string, object: ObjectNode, name: string, value: unknown): string {
  const last = object.members.at(-1)
  if (last === undefined) return insertFirst(text, object, name, value)
  const lead = leadOf(text, last.loc.start.offset)
  const end = last.loc.end.offset
  if (lead === undefined) return splice(text, end, `,${spaceOf(text, object)}${inline(text, object, name, value)}`)
  // Comments behind the last member stay with it.
  const rest = text.slice(end, object.loc.end.offset - 1).trimEnd()
  const hasComma = rest.replace(COMMENTS, '').includes(',')
  const added = lead + block(text, lead, name, value) + (hasComma ? ',' : '')
  return splice(splice(text, end + rest.length, added), end, hasComma ? '' : ',')
}

function insertFirst(text: string, object: ObjectNode, name: string, value: unknown): string {
  const start = object.loc.start.offset + 1
  const inside = text.slice(start, object.loc.end.offset - 1)
  const isOneLine = !text.trim().includes('\n') && object.loc.start.offset > 0
  if (isOneLine) return splice(text, start + inside.trimEnd().length, inline(text, object, name, value))
  const outer = lineEndOf(text) + (/^[ \t]*/.exec(lineOf(text, start))?.[0] ?? '')
  const lead = outer + indentOf(text)
  const added = lead + block(text, lead, name, value)
  const behind = inside.slice(inside.trimEnd().length)
  return splice(text, start + inside.trimEnd().length, behind.includes('\n') ? added : added + outer)
}

function block(text: string, lead: string, name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value, null, indentOf(text)).replaceAll('\n', lead)}`
}

function inline(text: string, object: ObjectNode, name: string, value: unknown): string {
  return `${JSON.stringify(name)}:${spaceOf(text, object)}${JSON.stringify(value)}`
}

/** The space that an object, or where it is empty the document, puts behind a colon. */
function spaceOf(text: string, { members: [first] }: ObjectNode): string {
  if (first === undefined) return /":\s/.test(text) ? ' ' : ''
  return /\s/.test(text.slice(first.name.loc.end.offset, first.value.loc.start.offset)) ? ' ' : ''
}

/** The line end and indentation before a place, where it is the first in its line. */
function leadOf(text: string, offset: number): string | undefined {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0]
}

function indentOf(text: string): string {
  return /\n([ \t]+)["}]/.exec(text)?.[1] ?? '  '
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function lineOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1)
}

function splice(text: string, offset: number, added: string): string {
  return text.slice(0, offset) + added + text.slice(offset)
}

/** The names that a JSON Pointer (RFC 6901) goes through, outermost first. */
export function namesOf(pointer: string): readonly string[] {
  if (!/^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(pointer)} is not the JSON Pointer of a member. Write it like /workbench/apiKey, with ~1 for / and ~0 for ~ in a name.`,
    )
  }
  return pointer
    .slice(1)
    .split('/')
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The JSON Pointer that goes through these names. */
export function pointerOf(names: readonly string[]): string {
  return names.map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
