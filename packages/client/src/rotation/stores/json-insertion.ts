import type { ObjectNode } from '@humanwhocodes/momoa'

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
