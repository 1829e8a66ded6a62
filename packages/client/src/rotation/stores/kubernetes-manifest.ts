import type { ValueNode } from '@humanwhocodes/momoa'
import { childOf, printPointer } from './json-pointer.ts'
import { StoreError } from './secret-store.ts'

/** The base64-encoded fields of Kubernetes resources, by kind. */
const ENCODED_FIELDS: Readonly<Record<string, string>> = { Secret: 'data', ConfigMap: 'binaryData' }

/** Whether the value at a pointer is base64, e.g. because it is in the `data` of a Kubernetes Secret. */
export function isEncoded(root: ValueNode, names: readonly string[]): boolean {
  const resource = resourceOf(root, names)
  const kind = resource && childOf(resource, 'kind')
  return (
    kind?.type === 'String' && ENCODED_FIELDS[kind.value] !== undefined && ENCODED_FIELDS[kind.value] === names.at(-2)
  )
}

/** Throws if Kubernetes ignores the value at the pointer because the Secret contains another value for the same key. */
export function checkNotShadowed(root: ValueNode, names: readonly string[], file: string): void {
  const resource = resourceOf(root, names)
  const plain = resource && childOf(resource, 'stringData')
  const name = names.at(-1)
  if (names.at(-2) !== 'data' || plain === undefined || name === undefined || childOf(plain, name) === undefined) return
  const other = printPointer([...names.slice(0, -2), 'stringData', name])
  throw new StoreError(
    `${printPointer(names)} in ${file} has no effect, because ${other} replaces it. Specify ${other} instead.`,
  )
}

/** For a pointer `…/field/key`, returns the object that contains the field. */
function resourceOf(root: ValueNode, names: readonly string[]): ValueNode | undefined {
  return names.slice(0, -2).reduce<ValueNode | undefined>(childOf, root)
}

export function encode(value: string): string {
  return Buffer.from(value).toString('base64')
}

/** Throws if the text is not base64-encoded UTF-8. */
export function decode(text: string, place: string): string {
  const compact = text.replace(/\s/g, '')
  const bytes = Buffer.from(compact, 'base64')
  try {
    if (bytes.toString('base64') !== compact) throw new TypeError('not base64')
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new StoreError(`${place} is not base64, which Kubernetes requires. Correct it, or use \`stringData\`.`)
  }
}
