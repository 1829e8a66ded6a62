import { resolve } from 'node:path'
import util from 'node:util'
import { InvalidArgumentError, Secret } from '../../index.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { checkEdit, editText, readText } from './text-file.ts'

/** Stands for a secret when checking whether one can be written. */
const PROBE = 'a-new-key'

/**
 * Stores the secret in a variable of an env file, e.g. `.env`. The rest of the file is kept byte for byte. If the file does not
 * exist, it is created. A symbolic link is kept. After a write, only the owner can access the file (mode 0600).
 *
 * Several stores of one process can write variables of the same file at the same time. A write reads the file and then
 * replaces it: changes of other processes or threads in between are lost. A process that is killed during a write may leave a
 * private file `.rotation-….tmp` in the directory.
 *
 * @param path The file. A relative path is resolved against the current working directory.
 * @param variable A name that a shell accepts.
 * @throws InvalidArgumentError if `variable` is not such a name.
 * @throws StoreError from its methods, if the file cannot be read or written, or if the variable cannot be set without changing
 * another one.
 *
 * @example
 * const store = envFile('.env', 'DEPLOY_API_KEY')
 * await store.write(key.secret)
 */
export function envFile(path: string, variable = 'WORKBENCH_API_KEY'): SecretStore {
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    throw new InvalidArgumentError(
      `Invalid variable ${JSON.stringify(variable)}: expected letters, digits and _, not starting with a digit.`,
    )
  }
  const file = resolve(path)
  const label = `${variable} in ${file}`

  function put(value: string, text = ''): string {
    const edited = setVariable(text, variable, value)
    if (edited !== undefined) return edited
    throw new StoreError(
      `Cannot set ${label} without changing other variables. Correct the line before it, e.g. if its value or its closing quote is missing.`,
    )
  }

  return {
    label,
    write: secret => editText(file, text => put(secret.reveal(), text)),
    async read() {
      const value = parseEnv((await readText(file)) ?? '')[variable]
      return value ? new Secret(value) : undefined
    },
    check: () => checkEdit(file, text => put(PROBE, text)),
  }
}

/**
 * An assignment, as `parseEnv` reads it: the text before the value, the variable's name, and the value, which may have several
 * lines if it is quoted.
 */
const ASSIGNMENT =
  /(?<![^\n])([ \t]*(?:export +)?([^=#\s][^=\n]*?)[ \t]*=[ \t]*)("[^"]*"|'[^']*'|`[^`]*`|[^#\n]*?(?=\s*?(?:[#\n]|$)))/g

/** The ways to quote a value, and the values for which a shell and other parsers agree with `parseEnv`. */
const QUOTE_STYLES = [
  { quote: '', fits: /^[\w\-./:+=@%,]+$/ },
  { quote: "'", fits: /^[^'\r]*$/ },
  { quote: '"', fits: /^[^"\\$`\r]*$/ },
  { quote: '`', fits: /^[^`\r]*$/ },
]

/**
 * Returns the text of an env file with one variable changed, or added at the end. Keeps the style of the quotes if it is
 * possible for the new value.
 *
 * @returns undefined if the variable cannot be set without changing another one
 */
export function setVariable(text: string, variable: string, value: string): string | undefined {
  const current = quoteOf(text, variable)
  return QUOTE_STYLES.filter(({ fits }) => fits.test(value))
    .sort((a, b) => Number(b.quote === current) - Number(a.quote === current))
    .map(({ quote }) => replaceAssignment(text, variable, quote + value + quote))
    .find(edited => differsOnlyIn(variable, value, text, edited))
}

function quoteOf(text: string, variable: string): string {
  const literal = [...text.matchAll(ASSIGNMENT)].find(([, , name]) => name === variable)?.[3] ?? ''
  return /^(["'`]).*\1$/s.exec(literal)?.[1] ?? ''
}

function replaceAssignment(text: string, variable: string, literal: string): string {
  let found = false
  const edited = text.replace(ASSIGNMENT, (whole, before: string, name: string) => {
    if (name !== variable) return whole
    found = true
    return before + literal
  })
  return found ? edited : appendAssignment(text, variable, literal)
}

function appendAssignment(text: string, variable: string, literal: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const start = text === '' || text.endsWith('\n') ? text : text + lineEnd
  return `${start}${variable}=${literal}${lineEnd}`
}

/** Other programs may use other parsers. Node's parser decides whether an edit is correct. */
function differsOnlyIn(variable: string, value: string, text: string, edited: string): boolean {
  const expected = { ...parseEnv(text), [variable]: value }
  const actual = parseEnv(edited)
  const names = Object.keys(expected)
  return names.length === Object.keys(actual).length && names.every(name => actual[name] === expected[name])
}

/** Parses an env file as Node does. */
function parseEnv(text: string): Readonly<Record<string, string | undefined>> {
  // Not imported by name: a runtime without it can use the other stores.
  const parse: typeof util.parseEnv | undefined = util.parseEnv
  if (parse !== undefined) return parse(text)
  throw new StoreError(
    'Cannot parse env files: this runtime does not have util.parseEnv. Use Node 22.12 or later, or a current Deno or Bun.',
  )
}
