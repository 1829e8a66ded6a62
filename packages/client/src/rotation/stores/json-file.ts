import { type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa'
import { Secret } from '../../index.ts'
import { displayPath, resolveInWorkingDirectory } from './fs-errors.ts'
import { childOf, isIndex, namesIn, parsePointer, printPointer } from './json-pointer.ts'
import { checkNotShadowed, decode, encode, isEncoded } from './kubernetes-manifest.ts'
import { explainMissing } from './missing-path.ts'
import { type EmptyStore, markImmediate, type SecretStore, StoreError } from './secret-store.ts'
import { withSimilarName } from './suggestion.ts'
import { checkEdit, editText, locateFile, readText } from './text-file.ts'

/** A placeholder for the secret, to check whether a secret can be written. */
const PROBE = 'a-new-key'

/**
 * Stores the secret in a property of a JSON file, which may have comments and trailing commas. The rest of the file is kept, including its
 * format and comments. Objects that do not exist are created. If the file does not exist, it is created with mode 0600. A symbolic link is
 * kept, unless it belongs to another user.
 *
 * The file is replaced atomically. Its permissions, owner and group are kept. On Linux with GNU coreutils, its access control list and
 * extended attributes are also kept. All methods that write throw if these cannot be kept, or if the file is read-only or immutable, can be
 * written or replaced by other users, has a hard link, or is mounted as a single file.
 *
 * In a Kubernetes manifest of kind `Secret`, a value in `data` is base64-encoded, and a value in `stringData` is not.
 *
 * Several stores in one process can concurrently write different properties in the same file. A write reads the file and then replaces
 * it, so changes that other processes or threads make in between are lost. A process that is killed during a write may leave a private
 * file `.rotation-….tmp` in the directory.
 *
 * @param path The file. A relative path is resolved against the current working directory.
 * @param pointer The location of the property, as a JSON Pointer (RFC 6901). It can traverse objects and existing array elements.
 * @throws InvalidArgumentError if `pointer` is not a JSON Pointer, or is the root.
 * @throws StoreError from its methods, if the file cannot be read or written, if it is not JSON, or if the pointer traverses
 * anything other than objects and existing array elements.
 *
 * @example
 * const store = jsonFile('config/secrets.json', '/workbench/apiKey')
 * await store.write(key.secret)
 */
export function jsonFile(path: string, pointer: string): SecretStore {
  const names = parsePointer(pointer)
  const file = resolveInWorkingDirectory(path)
  const shown = displayPath(file)

  function put(value: string, text = ''): string {
    return isBlank(text) ? documentWith(names, value) : setString(text, names, value, shown)
  }

  return markImmediate({
    label: `${pointer} in ${file}`,
    write: secret => editText(file, text => put(secret.reveal(), text)),
    async read() {
      const text = (await readText(file)) ?? ''
      const value = isBlank(text) ? undefined : getString(text, names, shown)
      return value ? new Secret(value) : undefined
    },
    async explainEmpty() {
      const text = await readText(file)
      if (text === undefined) return explainMissing(file)
      return isBlank(text) ? { reason: `${shown} is empty.` } : explainNoString(text, names, shown)
    },
    check: () => checkEdit(file, text => put(PROBE, text)),
    location: async () => `${pointer} in ${await locateFile(file)}`,
  })
}

function isBlank(text: string): boolean {
  return /^\s*$/.test(text)
}

/** Returns a string in a JSON document. Returns `undefined` if it does not exist or is not a string. */
export function getString(text: string, names: readonly string[], file: string): string | undefined {
  const root = parseJson(text, file)
  checkNotShadowed(root, names, file)
  const node = names.reduce<ValueNode | undefined>(childOf, root)
  if (node?.type !== 'String') return undefined
  return isEncoded(root, names) ? decode(node.value, `${printPointer(names)} in ${file}`) : node.value
}

/** Explains why {@link getString} returns undefined or an empty string. */
function explainNoString(text: string, names: readonly string[], file: string): EmptyStore {
  let node = parseJson(text, file)
  for (const [depth, name] of names.entries()) {
    const next = childOf(node, name)
    if (next === undefined)
      return withSimilarName(
        `${placeOf(names.slice(0, depth), file)} has no property ${JSON.stringify(name)}.`,
        name,
        namesIn(node),
      )
    node = next
  }
  const isText = node.type === 'String'
  return { reason: isText ? `${placeOf(names, file)} is empty.` : typeError(node, 'a string', names, file).message }
}

/** Returns the text of a JSON document with a string changed or added. Creates objects that do not exist. */
export function setString(text: string, names: readonly string[], value: string, file: string): string {
  const root = parseJson(text, file)
  // Throws if the old value has a different form than the new value would have.
  getString(text, names, file)
  const written = isEncoded(root, names) ? encode(value) : value
  let node = root
  for (const [depth, name] of names.entries()) {
    const next = childOf(node, name)
    if (next === undefined)
      return insertMember(text, objectAt(node, names, depth, file), name, nestedObject(names.slice(depth + 1), written))
    node = next
  }
  if (node.type === 'Object' || node.type === 'Array') throw typeError(node, 'a string', names, file)
  return text.slice(0, node.loc.start.offset) + JSON.stringify(written) + text.slice(node.loc.end.offset)
}

/** Returns the node if it is an object, so that the missing member can be added. Otherwise throws. */
function objectAt(node: ValueNode, names: readonly string[], depth: number, file: string): ObjectNode {
  if (node.type === 'Object') return node
  const parents = names.slice(0, depth)
  if (node.type !== 'Array' || !isIndex(names[depth] ?? '')) throw typeError(node, 'an object', parents, file)
  const { length } = node.elements
  throw new StoreError(
    `${placeOf(parents, file)} is an array of ${length} elements, expected at least ${Number(names[depth]) + 1}. Correct the pointer or the file.`,
  )
}

/** Returns a new JSON document with one string property. */
function documentWith(names: readonly string[], value: string): string {
  return `${JSON.stringify(nestedObject(names, value), null, 2)}\n`
}

function parseJson(text: string, file: string): ValueNode {
  try {
    // A byte order mark is not part of the document. The space preserves the offsets.
    return parse(text.replace(/^\uFEFF/, ' '), { mode: 'jsonc', allowTrailingCommas: true }).body
  } catch {
    throw new StoreError(`${file} is not valid JSON. Correct it, or specify another file.`)
  }
}

function nestedObject(names: readonly string[], value: string): unknown {
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
}

const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'an array',
  String: 'a string',
  Null: 'null',
}

function typeError({ type }: ValueNode, expected: string, names: readonly string[], file: string): StoreError {
  return new StoreError(
    `${placeOf(names, file)} is ${KINDS[type] ?? `a ${type.toLowerCase()}`}, expected ${expected}. Correct the pointer or the file.`,
  )
}

function placeOf(names: readonly string[], file: string): string {
  return names.length === 0 ? `The root of ${file}` : `${printPointer(names)} in ${file}`
}

const COMMENTS = /\/\/.*|\/\*[\s\S]*?\*\//g

/** Adds a member at the end of an object, formatted like the members around it. */
function insertMember(text: string, object: ObjectNode, name: string, value: unknown): string {
  const last = object.members.at(-1)
  if (last === undefined) return insertFirst(text, object, name, value)
  const lead = leadingWhitespace(text, last.loc.start.offset)
  const end = last.loc.end.offset
  if (lead === undefined) return splice(text, end, `,${spaceOf(text, object)}${inline(text, object, name, value)}`)
  // Comments after the last member stay with it.
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

/** Returns the space after a colon in the object, or in the document if the object is empty. */
function spaceOf(text: string, { members: [first] }: ObjectNode): string {
  if (first === undefined) return /":\s/.test(text) ? ' ' : ''
  return /\s/.test(text.slice(first.name.loc.end.offset, first.value.loc.start.offset)) ? ' ' : ''
}

/** Returns the line break and the indentation before an offset, or `undefined` if other text precedes it on its line. */
function leadingWhitespace(text: string, offset: number): string | undefined {
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
