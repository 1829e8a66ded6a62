import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import dotenv from 'dotenv'
import { expand } from 'dotenv-expand'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { getVariable, setVariable } from './env-text.ts'
import { StoreError } from './secret-store.ts'

const place = { variable: 'KEY', file: '.env' }
const set = (text: string, value = 'new') => setVariable(text, value, place)
const get = (text: string) => getVariable(text, place)

describe('setVariable', () => {
  test.each([
    ['an empty file', '', 'KEY=new\n'],
    ['a file without the variable', 'A=1\n', 'A=1\nKEY=new\n'],
    ['a last line without a line ending', 'A=1', 'A=1\nKEY=new\n'],
    ['a variable between others', 'A=1\nKEY=old\nB=2\n', 'A=1\nKEY=new\nB=2\n'],
    ['an export', 'export KEY=old\n', 'export KEY=new\n'],
    ['an export in a separate line', 'KEY=old\nexport KEY\n', 'KEY=new\nexport KEY\n'],
    ['set -a', 'set -a\nKEY=old\nset +a\n', 'set -a\nKEY=new\nset +a\n'],
    ['a comment after the value', 'KEY=old # keep me\n', 'KEY=new # keep me\n'],
    ['a comment that looks like the variable', '# KEY=old\n', '# KEY=old\nKEY=new\n'],
    ['a comment with quotes, $ and \\', '# it\'s "$KEY \\\nKEY=old\n', '# it\'s "$KEY \\\nKEY=new\n'],
    ['double quotes', 'KEY="old"\n', 'KEY="new"\n'],
    ['single quotes', "KEY='old' # why\n", "KEY='new' # why\n"],
    ["another variable's value of several lines", 'A="o\nl\nd"\nKEY=1\n', 'A="o\nl\nd"\nKEY=new\n'],
    ['names that contain the name of the variable', 'MY_KEY=1\nKEY_2=2\n', 'MY_KEY=1\nKEY_2=2\nKEY=new\n'],
    ['values that contain the name of the variable', 'A="the KEY"\nKEY=1\n', 'A="the KEY"\nKEY=new\n'],
    ['an empty value', 'KEY=\nA=1\n', 'KEY=new\nA=1\n'],
    ['spaces around the line', '  KEY=old  \n', '  KEY=new  \n'],
    ['two equal assignments', 'KEY=1\nA=1\nKEY="1"\n', 'KEY=new\nA=1\nKEY="new"\n'],
    ['Windows line endings', 'A=1\r\nKEY=old\r\nB=2\r\n', 'A=1\r\nKEY=new\r\nB=2\r\n'],
    ['Windows line endings, when appending', 'A=1\r\n', 'A=1\r\nKEY=new\n'],
    ['a byte order mark', '\uFEFFA=1\n', '\uFEFFA=1\nKEY=new\n'],
    ['values that only dotenv reads completely', 'A=My App\nB=x?a=1&b=2\n', 'A=My App\nB=x?a=1&b=2\nKEY=new\n'],
    ['values that a shell expands', 'A=$HOME/a\nB="$(date)"\nKEY=1\n', 'A=$HOME/a\nB="$(date)"\nKEY=new\n'],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after)
    expect(get(after)).toBe('new')
  })

  test.each([
    ['KEY=old; export KEY', 1],
    ['A=1\nKEY=old\\', 2],
    ['A=1\nKEY=old\\\nB=2', 2],
    ['KEY="ol"d', 1],
    ["KEY=o'l'd", 1],
    ['KEY=old#x', 1],
    ['KEY=#x', 1],
    ['KEY=old x', 1],
    ['KEY=old&', 1],
    ['KEY=~/old', 1],
    ['KEY=old:~', 1],
    ['KEY=old*', 1],
    ['KEY=$SECRET', 1],
    [`KEY="$\{X}"`, 1],
    ["KEY='a$b'", 1],
    ['KEY=$(cat key)', 1],
    ['KEY=`old`', 1],
    ["KEY='old\n", 1],
    ['KEY="old\nB=1"', 1],
    ['KEY="o\\ld"', 1],
    ['KEY=old \r\n', 1],
    ['export A\r\nKEY=old\r\n', 1],
    ['set -a\r\nKEY=old\r\n', 1],
    ['export :\nKEY=old', 1],
    ['A=1 export -p\nKEY=old', 1],
    ['KEY = old', 1],
    ['KEY =old', 1],
    ['KEY= old', 1],
    ['KEY: old', 1],
    ['KEY', 1],
    ['\uFEFFKEY=old', 1],
    ['KEY+=old', 1],
    ['A=1 KEY=old', 1],
    ['export A=1 KEY=old', 1],
    ['A=1; KEY=old', 1],
    ['A=1\nunset KEY', 2],
    ['KEY=old\nreadonly KEY', 2],
    ['A="\nKEY=old\n"', 2],
    ["A='\n\nKEY=old\n'\nKEY=old", 3],
    ['A=1\nKEY=old\nB=2\nKEY=other', 4],
    ['KEY=\nKEY=old', 2],
    ['KEY=old\nB=$KEY', 2],
    [`KEY=old\nB="Bearer $\{KEY}"`, 2],
    ["KEY=old\nB='$KEY'", 2],
    ['KEY=old\nB=$(echo "$KEY")', 2],
    ["A=it's\nKEY=old", 1],
    ['A="x\nKEY=old', 1],
    ['A=x\\\nKEY=old', 1],
    ['A=x \\\r\nKEY=old', 1],
    ["A='x\\'\nKEY=old\n#'", 1],
    ['A=$(\nKEY=old\n)', 1],
    ['A=`\nKEY=old\n`', 1],
    ['cat <<EOF\nKEY=old\nEOF', 1],
    ['if false\nthen\nKEY=old\nfi', 1],
    ['f() {\nKEY=old\n}', 1],
    ['A=1\nexit\nKEY=old', 2],
    ['. ./other.env\nKEY=old', 1],
    ['A=1 eval "$B"\nKEY=old', 1],
    ['A="KEY=evil"\ndeclare $A\nKEY=old', 2],
    ['A=KEY\nprintf -v $A x\nKEY=old', 2],
    ['A=KEY\nread $A\nKEY=old', 2],
    ['kill -9 1\nKEY=old', 1],
    ['A=  \nKEY=old', 1],
    ['A=1\rKEY=old', 1],
    ['A=1\u2028KEY=old', 1],
    ['A=1\nB=\0\nKEY=old', 2],
  ])('rejects %j because of line %d, as reading does', (text, line) => {
    for (const attempt of [() => set(text), () => get(text)]) {
      expect(attempt).toThrow(StoreError)
      expect(attempt).toThrow(`Cannot use KEY in .env safely: line ${line} `)
      expect(attempt).not.toThrow(/old|other\.env/)
    }
  })

  test.each([
    'a b',
    'a#b',
    "it's",
    'a"b',
    'a$b',
    'a`b',
    'a\\b',
    '~a',
    'a:~',
    'a*',
    'a;b',
    'a&b',
    'a\rb',
    'a\nb',
    'é',
    "touch$IFS'x;:\\'",
  ])('rejects the secret %j instead of quoting it', secret => {
    expect(() => set('KEY=old\n', secret)).toThrow(StoreError)
    expect(() => set('', secret)).toThrow('it contains characters that programs interpret differently in env files')
  })

  test('uses the quotes of the old value for secrets that need them', () => {
    expect(set("KEY='old'\n", 'a #b;*&')).toBe("KEY='a #b;*&'\n")
    for (const secret of ["it's", 'a"b', 'a$b', 'a`b', 'a\\b'])
      expect(() => set('KEY="old"\n', secret)).toThrow(StoreError)
  })
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'env-text-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Variables = Record<string, string | undefined>

/** Runs a shell that sources the file, and finds no programs. */
function readWithShell(text: string): Variables {
  writeFileSync(join(folder, 'f'), text)
  const script = 'set -a; . ./f >&2; set +a; PATH=/usr/bin:/bin; exec env -0'
  const { stdout } = spawnSync('/bin/sh', ['-c', script], { cwd: folder, env: { PATH: '/none' }, encoding: 'utf8' })
  const lines = stdout.split('\0').map(each => /^(\w+)=(.*)$/s.exec(each))
  return Object.fromEntries(lines.flatMap(each => (each ? [[each[1], each[2]?.replace(/\r$/, '')]] : [])))
}

/** https://github.com/docker/cli/blob/v27.5.1/pkg/kvfile/kvfile.go */
function readWithDocker(text: string): Variables {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.replace(/^\uFEFF?\s+/, ''))
    .filter(line => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map(line => [line.split('=', 1)[0], line.includes('=') ? line.slice(line.indexOf('=') + 1) : '']),
  )
}

/** It runs commands, here without finding any. Returns the literal values if one of them fails. */
function readWithDotenvExpand(text: string): Variables {
  const parsed = dotenv.parse(text)
  try {
    return expand({ parsed: { ...parsed }, processEnv: {} }).parsed ?? {}
  } catch (error) {
    expect(error).toMatchObject({ code: 'COMMAND_SUBSTITUTION_FAILED' })
    return parsed
  }
}

const READERS: Record<string, (text: string) => Variables> = {
  node: text => ({ ...parseEnv(text) }),
  dotenv: text => dotenv.parse(text),
  'dotenv-expand': readWithDotenvExpand,
  shell: readWithShell,
  docker: readWithDocker,
}

const separator = fc.constantFrom('\n', '\n', '\n', '\r\n')
const part = fc.constantFrom(
  ...[
    'KEY=',
    'KEY=old',
    'KEY="old"',
    "KEY='old'",
    'KEY',
    'A=',
    'B_2=x',
    'export ',
    '=',
    'old',
    'x y',
    '$KEY',
    `$\{KEY}`,
    '$A',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '#',
    ' # it',
    ' ',
    '\t',
    ';',
    '&',
    '|',
    '$(',
    ')',
    '<',
    '<<',
    '{',
    '}',
    '(',
    `$\{`,
    ':-',
    'if',
    'exit',
    ':',
    '~',
    '*',
    '\r',
    '\uFEFF',
  ],
)
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'KEY=old',
      'export KEY=old',
      'KEY="old"',
      "KEY='old' # c",
      '# KEY=1',
      '',
      'A=1',
      "A='x y'",
    ),
  },
  { weight: 2, arbitrary: fc.array(part, { maxLength: 5 }).map(parts => parts.join('')) },
)
const anyText = fc
  .array(fc.tuple(line, separator), { maxLength: 5 })
  .map(lines => lines.map(each => each.join('')).join(''))
  .chain(text => fc.constantFrom(text, text.replace(/\r?\n$/, '')))

test.each(['KEY=old\nexport &KEY=\n', 'KEY=old\nexport & KEY=other\n', 'KEY=old\nKEY=old &\n'])(
  'rejects a line that a shell splits at an ampersand: %j',
  text => {
    expect(() => set(text)).toThrow('line 2')
  },
)

test.each(['A=1\r\nexport A', 'A=1\r\nB=x ', 'A=1\r\nB=x'])(
  'adds no Windows line ending to the last line: %j',
  text => {
    expect(set(text)).toBe(`${text}\nKEY=new\n`)
  },
)

test.each([
  'A=`<<`',
  'A=`;`',
  'A=`(`',
  'A=$(if)',
  'A="x$(if)"',
  'A=$(a #)',
  'A=$(a\\)',
  'A=$(&)',
  'A=$(a|)',
  `A=$\{X Y}`,
  `A=$\{X:?}`,
  `A=$\{}`,
])('rejects an expansion that could make a shell stop reading: %j', line => {
  expect(() => set(`${line}\nKEY=old\n`)).toThrow(StoreError)
})

test.each(['A=$(cat key)', 'A=`date -u +%F`', `A="$\{X:-a b}"`, `A=$\{X##*/}`, `A=$\{X-$HOME}`, `A="$\{X}$(id)"`])(
  'accepts an expansion that every shell can read: %j',
  line => {
    expect(set(`${line}\nKEY=old\n`)).toBe(`${line}\nKEY=new\n`)
  },
)

test.each([
  'export A',
  'export A ',
  'export A=1 ',
  'export A=1 B',
  'A=1 export B',
  'x & export B',
  'set -a',
  'set -a ',
])('rejects a command whose last word a Windows line ending would change: %j', command => {
  expect(() => set(`${command}\r\nKEY=old\n`)).toThrow('line 1 is a command with a Windows line ending')
})

test.each(Object.entries(READERS))('changes only the variable, and only if the result is certain: %s', (name, read) => {
  const numRuns = name === 'shell' ? runs(80, 1000) : runs(400, 3000)
  let edits = 0
  fc.assert(
    fc.property(anyText, text => {
      let edited: string
      try {
        edited = set(text)
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError)
        return
      }
      edits += 1
      // Docker rejects a file with `export`.
      if (name === 'docker' && /^\s*export\s/m.test(text)) return
      const { KEY: old, ...before } = read(text)
      const { KEY: young, ...after } = read(edited)
      expect(after).toEqual(before)
      // Docker does not support quotes, comments and spaces after values.
      const expected = (value: string | undefined) =>
        name === 'docker' ? expect.stringMatching(new RegExp(`^(["']?)${value}\\1(?:\\s+#.*|\\s*)$`)) : value
      expect(young).toEqual(expected('new'))
      if (get(text) !== undefined) expect(old).toEqual(expected(get(text)))
    }),
    { numRuns },
  )
  expect(edits).toBeGreaterThan(numRuns / 3)
})
