import { parseEnv } from 'node:util'

/**
 * One assignment, as `parseEnv` reads it: what stands before the value with the variable's name in it, then the value,
 * which runs over several lines where it is quoted.
 */
const assignment =
  /(?<![^\n])([ \t]*(?:export +)?([^=#\s][^=\n]*?)[ \t]*=[ \t]*)("[^"]*"|'[^']*'|`[^`]*`|[^#\n]*?(?=\s*?(?:[#\n]|$)))/g

const quotings = [
  { quote: '', fits: /^[\w\-./:+=@%,~]+$/ },
  { quote: "'", fits: /^[^'\r]*$/ },
  { quote: '"', fits: /^[^"\\$`\r]*$/ },
  { quote: '`', fits: /^[^`\r]*$/ },
]

/** The text of an env file with one variable set, in its place or at the end, and all else as it was. */
export function setVariable(text: string, variable: string, value: string): string {
  for (const { quote, fits } of quotings) {
    if (!fits.test(value)) continue
    const edited = putAssignment(text, variable, quote + value + quote)
    if (differsOnlyIn(variable, value, text, edited)) return edited
  }
  throw new Error(`${variable} cannot be set without disturbing what else the file says`)
}

function putAssignment(text: string, variable: string, literal: string): string {
  let found = false
  const edited = text.replace(assignment, (whole, before: string, name: string) => {
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
