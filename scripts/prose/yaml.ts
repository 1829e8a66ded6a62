import { isScalar, Lexer, parseDocument, visit } from 'yaml'
import { commentsIn } from './comments.ts'
import type { Prose } from './prose.ts'

const KEYS = new Set<unknown>(['title', 'summary', 'description'])
/** The token that the lexer emits before each scalar. */
const SCALAR = '\u001f'

/** Returns the comments and the prose of an OpenAPI document, in source order. */
export function yamlProse(text: string): Prose[] {
  const descriptions: Prose[] = []
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !KEYS.has(key.value) || !isScalar(value) || typeof value.value !== 'string') return
      if (value.range) descriptions.push({ start: value.range[0], end: value.range[1] })
    },
  })
  return [...descriptions, ...comments(text)].sort((a, b) => a.start - b.start)
}

function comments(text: string): Prose[] {
  let code = ''
  let previous = ''
  for (const token of new Lexer().lex(text)) {
    const isComment = token.startsWith('#') && previous !== SCALAR
    if (!isMark(token)) code += isComment ? token : token.replace(/[^\n]/g, ' ')
    previous = token
  }
  return commentsIn(code, /#.*/g)
}

/** Whether a token is a control character that was added by the lexer and is not part of the text. */
function isMark(token: string): boolean {
  return token === SCALAR || token === '\u0002' || token === '\u0018'
}
