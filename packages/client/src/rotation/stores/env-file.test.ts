import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import util, { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { envFile, setVariable } from './env-file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-file-'))
  path = join(folder, '.env')
})

afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (file: string) => (await stat(file)).mode & 0o777
const read = async (variable?: string) => (await envFile(path, variable).read?.())?.reveal()

describe('the label', () => {
  test('contains the variable and the absolute path of the file', () => {
    const labels = ['.env', './.env', 'x/../.env', join(process.cwd(), '.env')].map(each => envFile(each).label)
    expect(new Set(labels)).toEqual(new Set([`WORKBENCH_API_KEY in ${resolve('.env')}`]))
    expect(envFile(path, 'KEY').label).toBe(`KEY in ${path}`)
  })

  test.each(['', '1A', 'A B', 'A=B', 'A\n', 'é'])('rejects the variable name %j', variable => {
    expect(() => envFile(path, variable)).toThrow(InvalidArgumentError)
  })
})

describe('writing', () => {
  test('creates a private file', async () => {
    await envFile(path).write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('WORKBENCH_API_KEY=new\n')
    expect(await modeOf(path)).toBe(0o600)
    expect(await readdir(folder)).toEqual(['.env'])
  })

  test('makes an existing file private', async () => {
    await writeFile(path, 'A=1\n', { mode: 0o644 })
    await envFile(path, 'KEY').write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('A=1\nKEY=new\n')
    expect(await modeOf(path)).toBe(0o600)
  })

  test('writes through a symbolic link', async () => {
    const target = join(folder, 'shared.env')
    await writeFile(target, 'KEY=old\n')
    await symlink('shared.env', path)
    await envFile(path, 'KEY').write(new Secret('new'))
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('KEY=new\n')
    expect(await modeOf(target)).toBe(0o600)
  })

  test('keeps a byte order mark', async () => {
    await writeFile(path, '\uFEFFA=1\nKEY=old\n')
    await envFile(path, 'KEY').write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('\uFEFFA=1\nKEY=new\n')
  })

  test('preserves concurrent writes to the same file, even through links', async () => {
    await mkdir(join(folder, 'real'))
    await symlink('real', join(folder, 'linked'))
    const names = Array.from({ length: 40 }, (_, index) => `KEY_${index}`)
    await Promise.all(
      names.map((name, index) =>
        envFile(join(folder, index % 2 ? 'real' : 'linked', '.env'), name).write(new Secret(`new-${name}`)),
      ),
    )
    const variables = parseEnv(await readFile(join(folder, 'real', '.env'), 'utf8'))
    expect(variables).toEqual(Object.fromEntries(names.map(name => [name, `new-${name}`])))
  })

  test('accepts a file that was created concurrently', async () => {
    const rounds = Array.from({ length: 10 }, async (_, round) => {
      const file = join(folder, `${round}.env`)
      const writing = envFile(file, 'FIRST').write(new Secret('first'))
      const others: (Promise<void> | undefined)[] = []
      let isWriting = true
      void writing.finally(() => {
        isWriting = false
      })
      for (; isWriting; await setImmediate()) others.push(envFile(file, 'SECOND').check?.())
      return Promise.all([writing, ...others])
    })
    await expect(Promise.all(rounds)).resolves.toHaveLength(10)
  })

  test('can write again after a failed write', async () => {
    await writeFile(path, 'A=  \nKEY=old\n')
    const [failed, written] = await Promise.allSettled([
      envFile(path, 'KEY').write(new Secret('new')),
      envFile(path, 'OTHER').write(new Secret('new')),
    ])
    expect([failed.status, written.status]).toEqual(['rejected', 'fulfilled'])
    expect(await readFile(path, 'utf8')).toBe('A=  \nKEY=old\nOTHER=new\n')
  })
})

describe('reading', () => {
  test('returns any value that was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\x20-\x7e]{1,80}$/), async value => {
        fc.pre(!['"', "'", '`'].every(quote => value.includes(quote)))
        const isWritten = await envFile(path, 'KEY')
          .write(new Secret(value))
          .then(
            () => true,
            () => false,
          )
        fc.pre(isWritten)
        expect(await read('KEY')).toBe(value)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['a missing file', undefined],
    ['a missing variable', 'A=1\n'],
    ['an empty value', 'KEY=\n'],
  ])('returns undefined for %s', async (_, text) => {
    if (text !== undefined) await writeFile(path, text)
    expect(await read('KEY')).toBeUndefined()
  })

  test('reports a runtime that cannot parse env files', async () => {
    await writeFile(path, 'KEY=old\n')
    const original = util.parseEnv
    Reflect.deleteProperty(util, 'parseEnv')
    try {
      await expect(read('KEY')).rejects.toThrow('this runtime does not have util.parseEnv')
      await expect(envFile(path, 'KEY').check?.()).rejects.toThrow('this runtime does not have util.parseEnv')
    } finally {
      util.parseEnv = original
    }
  })
})

describe('check', () => {
  test('changes nothing', async () => {
    await envFile(path, 'KEY').check?.()
    expect(await readdir(folder)).toEqual([])
    await writeFile(path, 'KEY=old', { mode: 0o644 })
    const before = await stat(path)
    await envFile(path, 'KEY').check?.()
    const after = await stat(path)
    expect(await readFile(path, 'utf8')).toBe('KEY=old')
    expect([after.ino, after.mode, after.mtimeMs]).toEqual([before.ino, before.mode, before.mtimeMs])
  })

  test.each([
    ['a directory', () => mkdir(path), 'is not a regular file'],
    ['a dangling link', () => symlink('nowhere', path), 'is a symbolic link to a file that does not exist'],
    ['a link to itself', () => symlink('.env', path), 'ELOOP'],
    ['a file that is not UTF-8', () => writeFile(path, Buffer.of(0xff, 0xfe)), 'is not valid UTF-8'],
    [
      'a variable that is part of the value before it',
      () => writeFile(path, 'A=  \nKEY=old'),
      'without changing other variables',
    ],
  ])('rejects %s, as write does', async (_, prepare, message) => {
    await prepare()
    await expect(envFile(path, 'KEY').check?.()).rejects.toThrow(message)
    await expect(envFile(path, 'KEY').write(new Secret('new'))).rejects.toThrow(message)
  })

  test('rejects a missing directory, and a path below a file', async () => {
    const store = envFile(join(folder, 'none', '.env'))
    await expect(store.check?.()).rejects.toThrow(/^The directory of .+ does not exist\. Create it first\.$/)
    await writeFile(path, '')
    await expect(envFile(join(path, '.env')).check?.()).rejects.toThrow('ENOTDIR')
  })
})

const set = (text: string) => setVariable(text, 'KEY', 'new')

describe('setVariable', () => {
  test.each([
    ['an empty file', '', 'KEY=new\n'],
    ['a file without the variable', 'A=1\n', 'A=1\nKEY=new\n'],
    ['a last line without a line ending', 'A=1', 'A=1\nKEY=new\n'],
    ['a variable between others', 'A=1\nKEY=old\nB=2\n', 'A=1\nKEY=new\nB=2\n'],
    ['an export', 'export KEY=old\n', 'export KEY=new\n'],
    ['a comment after the value', 'KEY=old # keep me\n', 'KEY=new # keep me\n'],
    ['a comment that looks like the variable', '# KEY=old\n', '# KEY=old\nKEY=new\n'],
    ['double quotes', 'KEY="old"\n', 'KEY="new"\n'],
    ['single quotes', "KEY='old' # why\n", "KEY='new' # why\n"],
    ['backticks', 'KEY=`old`\n', 'KEY=`new`\n'],
    ['an unclosed quote', "KEY='old\n", 'KEY=new\n'],
    ['a multiline value', 'KEY="o\nl\nd"\nA=1\n', 'KEY="new"\nA=1\n'],
    ["another variable's value that looks like the variable", 'A="\nKEY=no\n"\n', 'A="\nKEY=no\n"\nKEY=new\n'],
    ['names that contain the name of the variable', 'MY_KEY=1\nKEY_2=2\n', 'MY_KEY=1\nKEY_2=2\nKEY=new\n'],
    ['an empty value', 'KEY=\nA=1\n', 'KEY=new\nA=1\n'],
    ['spaces around the name and the value', '  KEY = old  \n', '  KEY = new  \n'],
    ['two assignments', 'KEY=1\nA=1\nKEY=2\n', 'KEY=new\nA=1\nKEY=new\n'],
    ['Windows line endings', 'A=1\r\nKEY=old\r\nB=2\r\n', 'A=1\r\nKEY=new\r\nB=2\r\n'],
    ['Windows line endings, when appending', 'A=1\r\n', 'A=1\r\nKEY=new\r\n'],
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
  ])('quotes %j if necessary', (value, after) => {
    expect(setVariable('', 'KEY', value)).toBe(after)
  })

  test('changes the quotes if the new value requires it', () => {
    expect(setVariable("KEY='old'\n", 'KEY', "it's")).toBe('KEY="it\'s"\n')
  })

  test('returns undefined for a value that cannot be quoted', () => {
    expect(setVariable('', 'KEY', '\'"`')).toBeUndefined()
    expect(setVariable('', 'KEY', 'a\rb')).toBeUndefined()
  })

  test('returns undefined if the variable is part of the value before it', () => {
    // parseEnv reads the next line as the value if only spaces follow the equals sign.
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
const lineEnding = fc.constantFrom('\n', '\r\n')
const print = (lines: Line[], end: string) =>
  lines.map(({ before, value, after }) => before + value + after + end).join('')
const setsKey = ({ before }: Line) => /^(export | {2})?KEY\b/.test(before)

test('changes only the value, which parses as it was set, in any env file', () => {
  fc.assert(
    fc.property(lines, lineEnding, fc.stringMatching(/^[\w+/=.-]{1,60}$/), (lines, end, secret) => {
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

test('edits any text correctly, or not at all', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...'KEY=A"\'`#\\ \t\r\n$x\u2028', 'KEY=', 'export ') })
  fc.assert(
    fc.property(anyText, fc.string(), (text, value) => {
      const edited = setVariable(text, 'KEY', value)
      if (edited !== undefined) expect(parseEnv(edited)).toEqual({ ...parseEnv(text), KEY: value })
    }),
    { numRuns: 5000 },
  )
})
