import { parseEnv } from './parse-env.ts'

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
