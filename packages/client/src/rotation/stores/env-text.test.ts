import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setVariable } from './env-text.ts'

const set = (text: string) => setVariable(text, 'KEY', 'new')

describe('setVariable', () => {
  test.each([
    ['an empty file', '', 'KEY=new\n'],
    ['a file without the variable', 'A=1\n', 'A=1\nKEY=new\n'],
    ['a last line without an end', 'A=1', 'A=1\nKEY=new\n'],
    ['a variable between others', 'A=1\nKEY=old\nB=2\n', 'A=1\nKEY=new\nB=2\n'],
    ['an export', 'export KEY=old\n', 'export KEY=new\n'],
    ['a comment behind the value', 'KEY=old # keep me\n', 'KEY=new # keep me\n'],
    ['a comment that looks like the variable', '# KEY=old\n', '# KEY=old\nKEY=new\n'],
    ['double quotes', 'KEY="old"\n', 'KEY="new"\n'],
    ['single quotes', "KEY='old' # why\n", "KEY='new' # why\n"],
    ['backticks', 'KEY=`old`\n', 'KEY=`new`\n'],
    ['a quote that is none', "KEY='old\n", 'KEY=new\n'],
    ['a value on several lines', 'KEY="o\nl\nd"\nA=1\n', 'KEY="new"\nA=1\n'],
    ["another variable's text that looks like it", 'A="\nKEY=no\n"\n', 'A="\nKEY=no\n"\nKEY=new\n'],
    ['a name that ends alike', 'MY_KEY=1\nKEY_2=2\n', 'MY_KEY=1\nKEY_2=2\nKEY=new\n'],
    ['an empty value', 'KEY=\nA=1\n', 'KEY=new\nA=1\n'],
    ['spaces around', '  KEY = old  \n', '  KEY = new  \n'],
    ['two assignments', 'KEY=1\nA=1\nKEY=2\n', 'KEY=new\nA=1\nKEY=new\n'],
    ['Windows line ends', 'A=1\r\nKEY=old\r\nB=2\r\n', 'A=1\r\nKEY=new\r\nB=2\r\n'],
    ['Windows line ends, appended', 'A=1\r\n', 'A=1\r\nKEY=new\r\n'],
    ['a byte order mark', '\uFEFFA=1\n', '\uFEFFA=1\nKEY=new\n'],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after)
  })

  test.each([
    ['a b', "KEY='a b'\n"],
    ['a#b', "KEY='a#b'\n"],
    ["it's", 'KEY="it\'s"\n'],
    ['$HOME\'"', 'KEY=`$HOME\'"`\n'],
    ['', "KEY=''\n"],
  ])('quotes %j where it has to', (value, after) => {
    expect(setVariable('', 'KEY', value)).toBe(after)
  })

  test('changes the quotes where they cannot hold the new value', () => {
    expect(setVariable("KEY='old'\n", 'KEY', "it's")).toBe('KEY="it\'s"\n')
  })

  test('gives nothing for a value that no quotes can hold', () => {
    expect(setVariable('', 'KEY', '\'"`')).toBeUndefined()
    expect(setVariable('', 'KEY', 'a\rb')).toBeUndefined()
  })

  test('gives nothing for a file in which the variable is part of the value before it', () => {
    // parseEnv takes the next line for the value, where spaces alone stand behind the equals sign.
    expect(parseEnv('A=  \nKEY=old')).toEqual({ A: 'KEY=old' })
    expect(set('A=  \nKEY=old')).toBeUndefined()
  })
})

interface Line {
  before: string
  value: string
  after: string
}

const quoted = fc
  .tuple(fc.constantFrom('"', "'", '`'), fc.stringMatching(/^[ \w#=\n$\\]{0,12}$/))
  .map(([quote, value]) => quote + value + quote)
const assignment: fc.Arbitrary<Line> = fc.record({
  before: fc
    .tuple(
      fc.constantFrom('', 'export ', '  '),
      fc.constantFrom('KEY', 'A', 'B_2', 'LONG_KEY'),
      fc.constantFrom('=', ' = '),
    )
    .map(parts => parts.join('')),
  value: fc.oneof(fc.stringMatching(/^[\w./:+-]{1,12}$/), quoted),
  after: fc.constantFrom('', ' ', ' # said KEY=1'),
})
const otherLine: fc.Arbitrary<Line> = fc
  .constantFrom('', '# KEY=commented', '   ', 'no assignment', '#', 'EMPTY=')
  .map(before => ({ before, value: '', after: '' }))

const lines = fc.array(fc.oneof(assignment, otherLine))
const lineEnd = fc.constantFrom('\n', '\r\n')
const print = (lines: Line[], end: string) =>
  lines.map(({ before, value, after }) => before + value + after + end).join('')
const setsKey = ({ before }: Line) => /^(export | {2})?KEY\b/.test(before)

test('whatever the file, only the value changes, and it reads as it was set', () => {
  fc.assert(
    fc.property(lines, lineEnd, fc.stringMatching(/^[\w+/=.-]{1,60}$/), (lines, end, secret) => {
      const quote = /^["'`]/.exec(lines.find(setsKey)?.value ?? '')?.[0] ?? ''
      const expected = lines.some(setsKey)
        ? lines.map(line => (setsKey(line) ? { ...line, value: quote + secret + quote } : line))
        : [...lines, { before: 'KEY=', value: secret, after: '' }]
      const edited = setVariable(print(lines, end), 'KEY', secret)
      expect(edited).toBe(print(expected, lines.length > 0 ? end : '\n'))
      expect(parseEnv(edited ?? '').KEY).toBe(secret)
    }),
    { numRuns: 2000 },
  )
})

test('any text at all is either edited rightly or not at all', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'KEY=A"\'`#\\ \t\r\n$x\u2028', 'KEY=', 'export ') })
  fc.assert(
    fc.property(anyText, fc.string(), (text, value) => {
      const edited = setVariable(text, 'KEY', value)
      if (edited !== undefined) expect(parseEnv(edited)).toEqual({ ...parseEnv(text), KEY: value })
    }),
    { numRuns: 5000 },
  )
})
