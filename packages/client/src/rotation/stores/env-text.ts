import util from 'node:util'
import { StoreError } from './secret-store.ts'
import { LineError, parseShell, type ShellLine } from './shell-lines.ts'

/** A place in an env file. */
export interface EnvPlace {
  readonly variable: string
  /** The path of the file, for messages. */
  readonly file: string
}

/** An assignment of the variable, in a form that all parsers interpret in the same way. */
interface Assignment {
  readonly line: number
  /** The offsets of the value with its quotes. */
  readonly start: number
  readonly end: number
  readonly value: string
  readonly quote: string
}

/**
 * Returns the value of a variable. Returns `undefined` if the text does not contain the variable. Throws if different parsers may read
 * different values.
 */
export function getVariable(text: string, place: EnvPlace): string | undefined {
  return locating(place, () => findAssignments(text, place.variable)[0]?.value)
}

/** Returns the names of the variables that have a value. */
export function variablesOf(text: string): string[] {
  const variables = parseAsDotenv(text)
  return Object.keys(variables).filter(name => variables[name])
}

/**
 * Returns the text with one variable changed, or added at the end. Keeps the quoting style. Throws unless it is certain that
 * all parsers read the new value, and the old values of all other variables.
 */
export function setVariable(text: string, value: string, place: EnvPlace): string {
  return locating(place, () => {
    const { variable } = place
    const found = findAssignments(text, variable)
    const edited = found.length > 0 ? replaceValues(text, found, value, place) : append(text, value, place)
    for (const parse of [parseAsNode, parseAsDotenv]) {
      if (!differsOnlyIn(variable, value, parse(text), parse(edited))) throw partOfOther(text, found)
    }
    // The last line may lack a line ending.
    findAssignments(edited, variable)
    return edited
  })
}

function locating<T>({ variable, file }: EnvPlace, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof LineError)) throw error
    throw new StoreError(`Cannot use ${variable} in ${file} safely: line ${error.line} ${error.message}`, {
      isUnchanged: true,
    })
  }
}

/** Whether a value can be written without quotes. A shell expands ~ at the start and after : and =. */
const isBare = (value: string) => /^[\w\-./:+=@%,~]*$/.test(value) && !/(?:^|[:=])~/.test(value)

/** Whether a value can be written in quotes: printable ASCII characters except quotes, \ and $, which parsers interpret differently. */
const isQuotable = (value: string) => /^[ -~]*$/.test(value) && !/["'`\\$]/.test(value)

function replaceValues(text: string, found: readonly Assignment[], value: string, place: EnvPlace): string {
  return found.reduceRight(
    (edited, { start, end, quote }) => edited.slice(0, start) + print(value, quote, place) + edited.slice(end),
    text,
  )
}

function append(text: string, value: string, place: EnvPlace): string {
  // Never a Windows line ending, which would become part of the value for a shell.
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return `${start}${place.variable}=${print(value, '', place)}\n`
}

function print(value: string, quote: string, { variable, file }: EnvPlace): string {
  if (quote === '' ? isBare(value) : isQuotable(value)) return quote + value + quote
  throw new StoreError(
    `Cannot write this secret to ${variable} in ${file}: it contains characters that programs interpret differently in env files. Store it in a JSON file or in a separate file.`,
    { isUnchanged: true },
  )
}

/** Returns the assignments of a variable, which all have the same value. */
function findAssignments(text: string, variable: string): Assignment[] {
  checkCharacters(text)
  const found = parseShell(text).flatMap(line => findAssignment(line, variable, text) ?? [])
  const [first] = found
  const other = found.find(({ value }) => value !== first?.value)
  if (other) throw new LineError(other.line, `sets ${variable} again, to a different value. Remove one of the lines.`)
  for (const parse of [parseAsNode, parseAsDotenv]) {
    if (parse(text)[variable] !== first?.value) throw partOfOther(text, found)
  }
  return found
}

/** Rejects characters that only some parsers treat as the end of a line. */
function checkCharacters(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are rejected
  const at = text.search(/[\0-\x08\v\f\x0e-\x1f\x7f\x85\u2028\u2029]|\r(?!\n)/)
  if (at >= 0) throw new LineError(lineAt(text, at), 'contains a control character. Remove it.')
}

function findAssignment(line: ShellLine, variable: string, text: string): Assignment | undefined {
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${variable}\\s*(?:[=:]|\\+=)`)
  const at = line.code.split('\n').findIndex(each => assignment.test(each))
  if (at < 0) {
    checkOtherLine(line, variable)
    return undefined
  }
  if (at > 0 || line.code.includes('\n')) {
    throw new LineError(
      line.number + at,
      `sets ${variable} in a value that spans several lines. Write each value in one line.`,
    )
  }
  const [, before = '', literal = ''] =
    new RegExp(`^([ \\t]*(?:export[ \\t]+)?${variable}=)("[^"]*"|'[^']*'|[^\\s"']*)(?:[ \\t]+#.*|[ \\t]*)$`).exec(
      line.text,
    ) ?? []
  if (line.commands.at(-1)?.at(-1) === '\r') {
    throw new LineError(line.number, 'has spaces before a Windows line ending. Remove them.')
  }
  const [, quote = '', value = ''] = /^(["']?)(.*)\1$/.exec(literal) ?? []
  if (before === '' || !(quote === '' ? isBare(value) : isQuotable(value))) throw notReadAlike(line, variable, text)
  const start = line.start + before.length
  return { line: line.number, start, end: start + literal.length, value, quote }
}

function notReadAlike({ number, code }: ShellLine, variable: string, text: string): LineError {
  const [, source = ''] = /=\s*"?\$\{?([A-Za-z_]\w*)\}?"?\s*$/.exec(code) ?? []
  if (source !== '' && new RegExp(`^\\s*(?:export\\s+)?${source}=`, 'm').test(text)) {
    return new LineError(
      number,
      `takes the value of ${variable} from ${source}. Specify the variable ${source} instead.`,
    )
  }
  if (/[$`]/.test(code)) {
    return new LineError(
      number,
      `takes the value of ${variable} from another variable or a command. Write the value itself, or rotate it at its source.`,
    )
  }
  if (code.startsWith('\uFEFF')) return new LineError(number, 'starts with a byte order mark. Remove it.')
  if (/^[^=]*(?:\s=|=[ \t]+[^\s#])/.test(code)) {
    return new LineError(number, 'has spaces around =, which a shell does not allow. Remove them.')
  }
  return new LineError(
    number,
    `has a value that programs interpret differently. Write only ${variable}= and the value, without quotes or in a single pair of quotes.`,
  )
}

/** Shell commands that can change any variable, or that make it uncertain whether a line runs. */
const UNCERTAIN_COMMANDS = new Set(
  `if then else elif fi for while until do done case esac select function time { } ! [[
  . source eval exec exit return break continue trap alias unalias command builtin enable coproc set export shift times unset readonly
  declare typeset local printf read mapfile readarray getopts let kill wait`.split(/\s+/),
)

/** Throws if a line could affect the variable, or depend on it. */
function checkOtherLine({ number, code, commands }: ShellLine, variable: string): void {
  for (const each of commands) checkCommand(number, each)
  const isMentioned = new RegExp(`(?<![\\w.-])${variable}(?!\\w)`).test(code)
  if (!isMentioned) return
  if (/[$`]/.test(code)) {
    throw new LineError(
      number,
      `may use the value of ${variable}, so it would also change. Write values that do not depend on ${variable}, or move the line to another file.`,
    )
  }
  const [[first = '', ...others] = [], ...more] = commands
  const isAssigned = others.length === 0 ? first.includes('=') : first === 'export' && others.length === 1
  if (!isAssigned || more.length > 0)
    throw new LineError(number, `may change ${variable}. Set it in one line: ${variable}=… or export ${variable}=…`)
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/

function checkCommand(number: number, words: readonly string[]): void {
  const [command, ...parameters] = words.slice(words.findIndex(word => !ASSIGNMENT.test(word)))
  if (command === undefined || words.every(word => ASSIGNMENT.test(word))) return
  const isExport = command === 'export' && parameters.every(each => ASSIGNMENT.test(`${each}=`))
  const isAllExport = command === 'set' && /^(?:[-+]a|[-+]o allexport)$/.test(parameters.join(' '))
  if (isExport || isAllExport) return
  if (parameters.at(-1)?.endsWith('\r') && /^(?:export|set)$/.test(command)) {
    throw new LineError(
      number,
      'is a command with a Windows line ending, which a shell rejects. Convert the line endings.',
    )
  }
  if (/^[^'"\\$`]+$/.test(command) && !UNCERTAIN_COMMANDS.has(command.replace(/\r$/, ''))) return
  throw new LineError(number, 'contains a command. Put the value in quotes, or move the command to another file.')
}

/** Returns the error for a variable that at least one parser reads as part of the preceding value, e.g. because that value is missing. */
function partOfOther(text: string, found: readonly Assignment[]): LineError {
  const end = found[0]?.start ?? text.length
  const before = text.slice(0, end).split('\n')
  const line = before.findLastIndex(
    (each, index) => each.trim() !== '' && (found.length === 0 || index < before.length - 1),
  )
  return new LineError(
    Math.max(line, 0) + 1,
    'is interpreted differently by different programs. If its value or its closing quote is missing, add it.',
  )
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

type Variables = Readonly<Record<string, string | undefined>>

function differsOnlyIn(variable: string, value: string, before: Variables, after: Variables): boolean {
  const expected = { ...before, [variable]: value }
  const names = Object.keys(expected)
  return names.length === Object.keys(after).length && names.every(name => after[name] === expected[name])
}

function parseAsNode(text: string): Variables {
  // Not imported by name, so that runtimes without it can use the other stores.
  const parse: typeof util.parseEnv | undefined = util.parseEnv
  if (parse !== undefined) return parse(text)
  throw new StoreError(
    'Cannot parse env files: this runtime does not support util.parseEnv. Use Node 22.12 or later, or a current version of Deno or Bun.',
    { isUnchanged: true },
  )
}

/** The syntax of the npm package dotenv: https://github.com/motdotla/dotenv/blob/v16.4.7/lib/main.js */
const DOTENV =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm

function parseAsDotenv(text: string): Variables {
  const entries = [...text.replaceAll('\r\n', '\n').matchAll(DOTENV)].map(([, name = '', value = '']) => [
    name,
    value.trim().replace(/^(['"`])([\s\S]*)\1$/, '$2'),
  ])
  return Object.fromEntries(entries)
}
