import { resolve } from 'node:path'
import util from 'node:util'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { checkEdit, editText, readText } from './text-file.ts'

/** As ordinary as the secrets that will come. */
const PROBE = 'a-new-key'

/**
 * Keeps the secret in one variable of an env file, such as `.env`. The rest of the file stays as it is, byte for byte. A
 * file that does not exist is created; a link stays a link; the file is its owner's alone afterwards (mode 0600).
 *
 * Stores of one process may write variables of one file at the same time. A write reads the file, then replaces it: what
 * another process or thread writes in between is lost. A process that is killed in a write may leave a file
 * `.rotation-….tmp` in the folder, which is private, too.
 *
 * @param path the file; a relative path starts at the working directory of now
 * @param variable a name that a shell would take
 * @throws InvalidArgumentError where `variable` is no such name
 * @throws StoreError from its methods: where the file cannot be read or written, or the variable cannot be set without
 * changing another
 *
 * @example
 * const store = envFile('.env', 'DEPLOY_API_KEY')
 * await store.write(key.secret)
 */
export function envFile(path: string, variable = 'WORKBENCH_API_KEY'): SecretStore {
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(variable)} cannot be the name of a variable. Use letters, digits and _, and no digit first.`,
    )
  }
  const file = resolve(path)
  const label = `${variable} in ${file}`

  function put(value: string, text = ''): string {
    const edited = setVariable(text, variable, value)
    if (edited !== undefined) return edited
    throw new StoreError(
      `${label} cannot be set without changing what else the file says. Mend the line before it, such as one without a value or a closing quote.`,
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
 * One assignment, as `parseEnv` reads it: what stands before the value with the variable's name in it, then the value,
 * which runs over several lines where it is quoted.
 */
const ASSIGNMENT =
  /(?<![^\n])([ \t]*(?:export +)?([^=#\s][^=\n]*?)[ \t]*=[ \t]*)("[^"]*"|'[^']*'|`[^`]*`|[^#\n]*?(?=\s*?(?:[#\n]|$)))/g

/** By which marks a value can be quoted. A shell and other parsers read what fits as `parseEnv` does. */
const QUOTINGS = [
  { quote: '', fits: /^[\w\-./:+=@%,]+$/ },
  { quote: "'", fits: /^[^'\r]*$/ },
  { quote: '"', fits: /^[^"\\$`\r]*$/ },
  { quote: '`', fits: /^[^`\r]*$/ },
]

/**
 * The text of an env file with one variable set, in its place or at the end, and all else as it was. The quotes around the
 * value are kept where they can hold the new one.
 *
 * @returns undefined where the variable cannot be set without changing another
 */
export function setVariable(text: string, variable: string, value: string): string | undefined {
  const habitual = quoteOf(text, variable)
  return QUOTINGS.filter(({ fits }) => fits.test(value))
    .sort((a, b) => Number(b.quote === habitual) - Number(a.quote === habitual))
    .map(({ quote }) => putAssignment(text, variable, quote + value + quote))
    .find(edited => differsOnlyIn(variable, value, text, edited))
}

function quoteOf(text: string, variable: string): string {
  const literal = [...text.matchAll(ASSIGNMENT)].find(([, , name]) => name === variable)?.[3] ?? ''
  return /^(["'`]).*\1$/s.exec(literal)?.[1] ?? ''
}

function putAssignment(text: string, variable: string, literal: string): string {
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

/** The env file is read by other programs with parsers of their own; Node's is the judge of what this one may write. */
function differsOnlyIn(variable: string, value: string, text: string, edited: string): boolean {
  const expected = { ...parseEnv(text), [variable]: value }
  const actual = parseEnv(edited)
  const names = Object.keys(expected)
  return names.length === Object.keys(actual).length && names.every(name => actual[name] === expected[name])
}

/** The variables of an env file, as Node reads them. */
export function parseEnv(text: string): Readonly<Record<string, string | undefined>> {
  // Looked up at each call: a runtime without it can use the other stores.
  const parse: typeof util.parseEnv | undefined = util.parseEnv
  if (parse !== undefined) return parse(text)
  throw new StoreError(
    'This runtime lacks util.parseEnv, which says what an env file means. Run this with Node 22.12 or later, or a current Deno or Bun.',
  )
}
