import type { Prose } from './prose.ts'

/** Returns the matches of `pattern`. Comments on consecutive lines are joined, because a sentence can span them. */
export function commentsIn(text: string, pattern: RegExp): Prose[] {
  const comments: { start: number; end: number; code: [number, number][] }[] = []
  for (const { index, 0: match } of text.matchAll(pattern)) {
    const end = index + match.length
    const last = comments.at(-1)
    if (last !== undefined && /^[ \t]*\n[ \t]*$/.test(text.slice(last.end, index))) last.end = end
    else comments.push({ start: index, end, code: [] })
  }
  return comments.map(comment => ({ ...comment, code: delimiters(text, comment) }))
}

/** Returns the ranges of comment delimiters, and of the markers at the start of each line. */
function delimiters(text: string, { start, end }: { start: number; end: number }): [number, number][] {
  return [...text.slice(start, end).matchAll(/\*+\/$|(?:^|\n)[ \t]*(?:\*+\/|\/\/+|\/?\*+|#+)/g)].map(
    ({ index, 0: match }) => [start + index, start + index + match.length],
  )
}
