/** A range of text to lint. The `code` ranges in it are replaced with spaces, the `inserted` ones with a placeholder. */
export interface Prose {
  readonly start: number
  readonly end: number
  readonly code?: readonly (readonly [start: number, end: number])[]
  readonly inserted?: readonly (readonly [start: number, end: number])[]
}

interface Node {
  readonly type: string
  readonly raw: string
  readonly range: readonly [number, number]
  readonly loc: { readonly start: Position; readonly end: Position }
  readonly value?: string
  readonly children?: readonly Node[]
}

interface Position {
  readonly line: number
  readonly column: number
}

/** The result of a textlint plugin's `preProcess`: the text to lint and its syntax tree. */
export interface Parsed {
  readonly text: string
  readonly ast: Node
}

const BLANK = /[^\n\r]/g
const INLINE_CODE = /`[^`\n]+`/g
/** Replaces values and inline code. It is not a letter, so that the rules do not treat it as a word. */
const PLACEHOLDER = '…'

/** Replaces everything except prose with spaces, and splits the prose into paragraphs at empty lines. */
export function parsed(source: string, prose: readonly Prose[]): Parsed {
  const text = textOf(source, prose)
  const position = positions(text)
  const node = (type: string, start: number, end: number, more: Partial<Node> = {}): Node => ({
    type,
    raw: text.slice(start, end),
    range: [start, end],
    loc: { start: position(start), end: position(end) },
    ...more,
  })
  const paragraphs = prose.flatMap(each =>
    paragraphsOf(text, each).map(([start, end]) =>
      node('Paragraph', start, end, { children: [node('Str', start, end, { value: text.slice(start, end) })] }),
    ),
  )
  return { text, ast: node('Document', 0, text.length, { children: paragraphs }) }
}

function textOf(source: string, prose: readonly Prose[]): string {
  let text = ''
  for (const { start, end, code = [], inserted = [] } of prose) {
    text += source.slice(text.length, start).replace(BLANK, ' ')
    let part = source.slice(start, end)
    for (const [from, to] of inserted) part = replaced(part, from - start, to - start, PLACEHOLDER)
    for (const [from, to] of code) part = replaced(part, from - start, to - start, ' ')
    text += part.replace(INLINE_CODE, span => `\`${PLACEHOLDER.repeat(span.length - 2)}\``)
  }
  return text + source.slice(text.length).replace(BLANK, ' ')
}

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + text.slice(start, end).replace(BLANK, by) + text.slice(end)
}

function paragraphsOf(text: string, { start, end }: Prose): [number, number][] {
  return [...text.slice(start, end).matchAll(/\S(?:(?!\n\s*\n)[\s\S])*/g)].map(({ index, 0: match }) => [
    start + index,
    start + index + match.trimEnd().length,
  ])
}

function positions(text: string): (offset: number) => Position {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) }
  }
}
