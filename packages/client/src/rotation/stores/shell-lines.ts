/** A line of a shell script. A quoted value can extend it over several physical lines. */
export interface ShellLine {
  /** The number of the first physical line, from 1. */
  readonly number: number
  /** The offset of the first character. */
  readonly start: number
  /** The text, without a comment and without the line ending. */
  readonly code: string
  /** The text with its comment, without the line ending. */
  readonly text: string
  /** The commands, as lists of words. Quotes are kept, as are carriage returns, which a shell treats as part of a word. */
  readonly commands: readonly (readonly string[])[]
}

/** A line that cannot be edited, or that prevents editing other lines. */
export class LineError extends Error {
  readonly line: number

  /** @param problem The rest of a sentence whose subject is the line, followed by advice. Contains no text from the line. */
  constructor(line: number, problem: string) {
    super(problem)
    this.line = line
  }
}

/** Parameter expansions that neither exit a shell nor set a variable, which excludes `:?` and `:=`. */
const PARAMETER = String.raw`\$\{#?[A-Za-z_]\w*(?:(?::?[-+]|##?|%%?)(?:[^{}()'"\`\\$;&|<>\r\n]|\$(?=[A-Za-z_]))*)?\}`
const SUBSTITUTION = String.raw`\$\(([^()'"\`\\\n]*)\)|\`([^\`\\'"\n]*)\``
const EXPANSION = `${PARAMETER}|${SUBSTITUTION}`

/** The parts of words and their separators. */
const TOKENS = {
  quoted: new RegExp(`'[^']*'|"(?:[^"\\\\$\`]|\\\\[^\\r\\n]|\\$(?![({])|${EXPANSION})*"`, 'y'),
  escaped: /\\[^\r\n]/y,
  expansion: new RegExp(`${EXPANSION}|\\$(?![({'"])`, 'y'),
  plain: /[^ \t\r\n'"\\$`;&|<>()]+/y,
  blank: /[ \t]+/y,
  // Occurs in URLs.
  background: /&(?![&\s]*&)/y,
} as const

const SUBSTITUTIONS = new RegExp(SUBSTITUTION, 'g')
const COMMENT = /#[^\r\n]*/y
const LINE_END = /\r?\n|$/y

/**
 * Splits the text of a script into lines and commands, as a POSIX shell does, without running anything.
 *
 * @throws LineError at the first line that this parser does not understand
 */
export function parseShell(text: string): ShellLine[] {
  const lines: ShellLine[] = []
  let at = 0
  let number = 1
  while (at < text.length) {
    const line = parseLine(text, at, number)
    lines.push(line)
    at = line.start + line.text.length
    at += match(LINE_END, text, at)?.length ?? 0
    number += line.text.split('\n').length
  }
  return lines
}

function parseLine(text: string, start: number, number: number): ShellLine {
  const substituted: (readonly string[])[] = []
  const commands: string[][] = [[]]
  let word = ''
  let at = start
  const endWord = () => {
    if (word !== '') commands.at(-1)?.push(word)
    word = ''
  }
  let comment = ''
  while (match(LINE_END, text, at) === undefined) {
    comment = (word === '' && match(COMMENT, text, at)) || ''
    if (comment !== '') break
    const [kind, token] = nextToken(text, at) ?? []
    const isEmptyCommand = kind === 'background' && word === '' && commands.at(-1)?.length === 0
    if (kind === undefined || token === undefined || isEmptyCommand) throw notUnderstood(text, at, number, start)
    substituted.push(...substitutedCommands(token, lineNumber(text, at, number, start)))
    if (kind === 'blank' || kind === 'background') endWord()
    else word += token
    if (kind === 'background') commands.push([])
    at += token.length
  }
  const code = text.slice(start, at)
  if (text[at] === '\r') word += '\r'
  endWord()
  return { number, start, code, text: code + comment, commands: [...substituted, ...commands] }
}

/** Returns the commands in a token. If a shell cannot parse one of them, it does not read the rest. */
function substitutedCommands(token: string, number: number): (readonly string[])[] {
  if (token.startsWith("'")) return []
  return [...token.matchAll(SUBSTITUTIONS)].flatMap(([, inParentheses, inBackticks]) => {
    const code = inParentheses ?? inBackticks ?? ''
    const line = parseLine(code, 0, number)
    // A comment would hide the closing parenthesis.
    if (line.code !== code) throw interpreted(number)
    return line.commands
  })
}

function nextToken(text: string, at: number) {
  for (const [kind, pattern] of Object.entries(TOKENS)) {
    const token = match(pattern, text, at)
    if (token !== undefined) return [kind as keyof typeof TOKENS, token] as const
  }
  return undefined
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function notUnderstood(text: string, at: number, number: number, start: number): LineError {
  const line = lineNumber(text, at, number, start)
  const character = text[at] ?? ''
  if (`'"`.includes(character)) {
    return new LineError(line, 'has an unclosed quote, or contains a command. Close the quote, or quote the value.')
  }
  if (character === '\\') return new LineError(line, 'ends with a backslash. Write the value in one line.')
  return interpreted(line)
}

function interpreted(line: number): LineError {
  return new LineError(
    line,
    'has a value that a shell would interpret. Put the value in single quotes, or move the line to another file.',
  )
}

function lineNumber(text: string, at: number, number: number, start: number): number {
  return number + text.slice(start, at).split('\n').length - 1
}
