import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { evaluate, parse } from '@humanwhocodes/momoa'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { getString, jsonFile, setString } from './json-file.ts'
import { parsePointer, printPointer } from './json-pointer.ts'
import { StoreError } from './secret-store.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'json-file-'))
  path = join(folder, 'secrets.json')
})

afterEach(() => rm(folder, { recursive: true }))

const read = async (pointer: string) => (await jsonFile(path, pointer).read?.())?.reveal()

test('the label contains the pointer and the absolute path of the file', () => {
  expect(jsonFile('./config/a.json', '/workbench/apiKey').label).toBe(
    `/workbench/apiKey in ${resolve('config/a.json')}`,
  )
})

test.each([undefined, '', ' \n'])('creates a missing or empty file: %j', async text => {
  if (text !== undefined) await writeFile(path, text, { mode: 0o644 })
  expect(await read('/workbench/apiKey')).toBeUndefined()
  await jsonFile(path, '/workbench/apiKey').write(new Secret('new'))
  expect(await readFile(path, 'utf8')).toBe('{\n  "workbench": {\n    "apiKey": "new"\n  }\n}\n')
  expect((await stat(path)).mode & 0o777).toBe(text === undefined ? 0o600 : 0o644)
  expect(await readdir(folder)).toEqual(['secrets.json'])
  expect(await read('/workbench/apiKey')).toBe('new')
})

test('writes through a symbolic link', async () => {
  await writeFile(join(folder, 'shared.json'), '{"a":"old"}')
  await symlink('shared.json', path)
  await jsonFile(path, '/a').write(new Secret('new'))
  expect((await lstat(path)).isSymbolicLink()).toBe(true)
  expect(await readFile(join(folder, 'shared.json'), 'utf8')).toBe('{"a":"new"}')
})

test('preserves concurrent writes to the same file', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `key-${index}`)
  await Promise.all(names.map(name => jsonFile(path, `/keys/${name}`).write(new Secret(`new-${name}`))))
  const keys = Object.fromEntries(names.map(name => [name, `new-${name}`]))
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ keys })
})

test('reads an empty string as undefined', async () => {
  await writeFile(path, '{"a":""}')
  expect(await read('/a')).toBeUndefined()
})

test.each([
  ['{"a":[1]}', '/a in secrets.json is an array'],
  ['{"a":', 'secrets.json is not valid JSON'],
])('check rejects what write rejects, and changes nothing: %s', async (text, message) => {
  await writeFile(path, text)
  const store = jsonFile(path, '/a/b')
  await expect(store.check?.()).rejects.toThrow(message.replace('secrets.json', path))
  await expect(store.write(new Secret('new'))).rejects.toThrow(message.replace('secrets.json', path))
  expect(await readFile(path, 'utf8')).toBe(text)
})

test('check does not create the file', async () => {
  await jsonFile(path, '/a').check?.()
  expect(await readdir(folder)).toEqual([])
})

const set = (text: string, ...names: string[]) => setString(text, names, 'new', 'a.json')

describe('setString', () => {
  test.each([
    ['a string', '{"a": "old", "b": [ 1,2 ]}', '{"a": "new", "b": [ 1,2 ]}'],
    ['null', '{ "a" : null }', '{ "a" : "new" }'],
    ['a number', '{"a":1}', '{"a":"new"}'],
    ['the last of two properties with the same name', '{"a":1,"a":2}', '{"a":1,"a":"new"}'],
    ['a missing property in a document on one line', '{"b": 1}\n', '{"b": 1, "a": "new"}\n'],
    ['a missing property in a document without spaces', '{"b":1}', '{"b":1,"a":"new"}'],
    ['a missing property in a document on several lines', '{\n    "b": 1\n}\n', '{\n    "b": 1,\n    "a": "new"\n}\n'],
    ['a missing property in a document with tabs', '{\n\t"b": 1\n}', '{\n\t"b": 1,\n\t"a": "new"\n}'],
    [
      'a missing property in a document with Windows line endings',
      '{\r\n  "b": 1\r\n}\r\n',
      '{\r\n  "b": 1,\r\n  "a": "new"\r\n}\r\n',
    ],
    ['an empty document', '{}\n', '{\n  "a": "new"\n}\n'],
    ['an empty document on several lines', '{\n}\n', '{\n  "a": "new"\n}\n'],
    ['a trailing comma', '{\n  "b": 1,\n}', '{\n  "b": 1,\n  "a": "new",\n}'],
    ['a trailing comma in a document on one line', '{"b": 1,}', '{"b": 1, "a": "new",}'],
    [
      'a comment after the last value',
      '{\n  "b": 1 // one, of many\n}',
      '{\n  "b": 1, // one, of many\n  "a": "new"\n}',
    ],
    ['a comment at the end', '{\n  "b": 1\n  // todo\n}', '{\n  "b": 1,\n  // todo\n  "a": "new"\n}'],
    ['only a comment', '{\n  // todo\n}', '{\n  // todo\n  "a": "new"\n}'],
    ['a byte order mark', '\uFEFF{"a":"old"}', '\uFEFF{"a":"new"}'],
  ])('%s', (_, before, after) => {
    expect(set(before, 'a')).toBe(after)
  })

  test('creates missing objects', () => {
    expect(set('{\n  "b": {}\n}', 'b', 'c', 'a')).toBe('{\n  "b": {\n    "c": {\n      "a": "new"\n    }\n  }\n}')
    expect(set('{"b":{}}', 'b', 'c', 'a')).toBe('{"b":{"c":{"a":"new"}}}')
  })

  test.each([
    ['[]', ['a'], 'The root of a.json is an array, expected an object.'],
    ['"x"', ['a'], 'The root of a.json is a string, expected an object.'],
    ['{"b":[{}]}', ['b', 'x', 'a'], '/b in a.json is an array, expected an object.'],
    ['{"b":{"c/d":null}}', ['b', 'c/d', 'a'], '/b/c~1d in a.json is null, expected an object.'],
    ['{"b":true}', ['b', 'a'], '/b in a.json is a boolean, expected an object.'],
    ['{"a":{"b":1}}', ['a'], '/a in a.json is an object, expected a string.'],
    ['{"a":[]}', ['a'], '/a in a.json is an array, expected a string.'],
    ['{"a":1', ['a'], 'a.json is not valid JSON.'],
    ['// none', ['a'], 'a.json is not valid JSON.'],
  ])('reports a value of the wrong type: %s', (text, names, message) => {
    expect(() => set(text, ...names)).toThrow(StoreError)
    expect(() => set(text, ...names)).toThrow(message)
  })
})

describe('arrays', () => {
  test.each([
    ['[{"key":"old"},{}]', '[{"key":"new"},{}]', ['0', 'key']],
    ['[{"key":"old"},{}]', '[{"key":"old"},{"key":"new"}]', ['1', 'key']],
    ['{"items":["a", "b"]}', '{"items":["a", "new"]}', ['items', '1']],
    ['{"0":"old"}', '{"0":"new"}', ['0']],
  ])('sets and reads an element of %s', (before, after, names) => {
    expect(set(before, ...names)).toBe(after)
    expect(getString(after, names, 'a.json')).toBe('new')
  })

  test.each([
    [['items', '2'], '/items in a.json is an array of 2 elements, expected at least 3.'],
    [['items', '2', 'key'], '/items in a.json is an array of 2 elements, expected at least 3.'],
    [['items', '-'], '/items in a.json is an array, expected an object.'],
    [['items', '01'], '/items in a.json is an array, expected an object.'],
  ])('rejects an element that does not exist: %j', (names, message) => {
    expect(() => set('{"items":["a","b"]}', ...names)).toThrow(message)
    expect(getString('{"items":["a","b"]}', names, 'a.json')).toBeUndefined()
  })
})

describe('Kubernetes manifests', () => {
  test.each([
    ['{"kind":"Secret","data":{"key":"b2xk"}}', '{"kind":"Secret","data":{"key":"bmV3"}}', ['data', 'key']],
    ['{"kind":"Secret","data":{"a":"YQ=="}}', '{"kind":"Secret","data":{"a":"YQ==","key":"bmV3"}}', ['data', 'key']],
    ['{"kind":"Secret"}', '{"kind":"Secret","data":{"key":"bmV3"}}', ['data', 'key']],
    [
      '{"kind":"Secret","stringData":{"key":"old"}}',
      '{"kind":"Secret","stringData":{"key":"new"}}',
      ['stringData', 'key'],
    ],
    [
      '{"kind":"List","items":[{"kind":"Secret"}]}',
      '{"kind":"List","items":[{"kind":"Secret","data":{"key":"bmV3"}}]}',
      ['items', '0', 'data', 'key'],
    ],
    ['{"kind":"ConfigMap","data":{"key":"old"}}', '{"kind":"ConfigMap","data":{"key":"new"}}', ['data', 'key']],
    [
      '{"kind":"ConfigMap","binaryData":{"key":"b2xk"}}',
      '{"kind":"ConfigMap","binaryData":{"key":"bmV3"}}',
      ['binaryData', 'key'],
    ],
    ['{"data":{"key":"old"}}', '{"data":{"key":"new"}}', ['data', 'key']],
  ])('sets and reads the secret in %s', (before, after, names) => {
    expect(set(before, ...names)).toBe(after)
    expect(getString(after, names, 'a.json')).toBe('new')
  })

  test.each(['wb_plain', 'b2xk=', '/w==', 'b2x'])('rejects the data %j, which is not text in base64', value => {
    const text = JSON.stringify({ kind: 'Secret', data: { key: value } })
    for (const attempt of [() => set(text, 'data', 'key'), () => getString(text, ['data', 'key'], 'a.json')]) {
      expect(attempt).toThrow('/data/key in a.json is not base64')
      expect(attempt).not.toThrow(value)
    }
  })

  test('rejects data that has no effect', () => {
    const text = '{"kind":"Secret","data":{"key":"b2xk"},"stringData":{"key":"old"}}'
    for (const attempt of [() => set(text, 'data', 'key'), () => getString(text, ['data', 'key'], 'a.json')]) {
      expect(attempt).toThrow('/data/key in a.json has no effect, because /stringData/key replaces it.')
    }
  })
})

test.each([
  ['{"a":{"b":"x"}}', 'x'],
  ['{"a":{"b":"x"},"a":{"b":"\\u0079"}}', 'y'],
  ['{"a":{"b":1}}', undefined],
  ['{"a":["x"]}', undefined],
  ['[]', undefined],
])('getString returns the string in %s', (text, expected) => {
  expect(getString(text, ['a', 'b'], 'a.json')).toBe(expected)
})

// Not numbers: JavaScript would sort them before other names.
const name = fc.constantFrom('a', 'b', 'c/~', '__proto__', 'é"', '')
const secret = fc.string({ maxLength: 20, unit: 'grapheme' })
const scalar = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null))

type Json = fc.JsonValue

/** The expected value after setting; undefined if another value prevents it. */
function withString(value: Json, [name, ...rest]: readonly string[], secret: string): Json | undefined {
  if (name === undefined) return typeof value === 'object' && value !== null ? undefined : secret
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const old = Object.hasOwn(value, name) ? value[name] : undefined
  const inner = withString(old ?? (old === null ? null : rest.length === 0 ? '' : {}), rest, secret)
  return inner === undefined ? undefined : Object.fromEntries([...Object.entries(value), [name, inner]])
}

const { document } = fc.letrec<{ document: Json; object: Json; array: Json }>(tie => ({
  document: fc.oneof({ maxDepth: 4 }, scalar, tie('object'), tie('object'), tie('array')),
  object: fc.array(fc.tuple(name, tie('document')), { maxLength: 4 }).map(members => Object.fromEntries(members)),
  array: fc.array(tie('document'), { maxLength: 3 }),
}))

test('editing a printed document equals printing an edited value', () => {
  const names = fc.array(name, { minLength: 1, maxLength: 4 })
  const members = fc.tuple(name, document).map(([key, value]) => Object.fromEntries([[key, value]]))
  const indent = fc.constantFrom('', '  ', '    ', '\t')
  fc.assert(
    fc.property(members, names, secret, indent, fc.constantFrom('\n', '\r\n'), (value, names, secret, indent, end) => {
      const print = (value: Json) => JSON.stringify(value, null, indent).replaceAll('\n', end)
      const expected = withString(value, names, secret)
      if (expected === undefined) expect(() => setString(print(value), names, secret, 'f')).toThrow(StoreError)
      else expect(setString(print(value), names, secret, 'f')).toBe(print(expected))
    }),
    { numRuns: runs(500, 3000) },
  )
})

interface Written {
  value: Json
  text: string
}

const gap = fc.constantFrom('', '', '', ' ', '\n', '\r\n  ', '\t', '/* "a": {, */', ' // } ]\n')
const comma = fc.constantFrom('', ',')
const { written } = fc.letrec<{ written: Written; object: Written; array: Written }>(tie => ({
  written: fc.oneof(
    { maxDepth: 4 },
    scalar.map(value => ({ value, text: JSON.stringify(value) })),
    tie('object'),
    tie('object'),
    tie('array'),
  ),
  object: fc
    .tuple(gap, comma, fc.array(fc.tuple(name, gap, gap, tie('written'), gap), { maxLength: 4 }))
    .map(([start, trailing, members]) => ({
      value: Object.fromEntries(members.map(([name, , , { value }]) => [name, value])),
      text: `{${start}${members.map(([name, before, after, { text }, end]) => `${JSON.stringify(name)}${before}:${after}${text}${end}`).join(`,${start}`)}${members.length > 0 ? trailing : ''}${start}}`,
    })),
  array: fc.tuple(gap, fc.array(tie('written'), { maxLength: 3 })).map(([start, elements]) => ({
    value: elements.map(({ value }) => value),
    text: `[${start}${elements.map(({ text }) => text).join(`,${start}`)}${start}]`,
  })),
}))

/** Whether `edited` is `text` with added characters. */
function isAddedTo(text: string, edited: string): boolean {
  let kept = 0
  for (let index = 0; index < edited.length; index += 1) if (edited[index] === text[kept]) kept += 1
  return kept === text.length
}

/** Whether `edited` is `text` with one occurrence of `old` replaced by `literal`. */
function isReplacedIn(text: string, edited: string, old: string, literal: string): boolean {
  const starts = Array.from(text, (_, index) => index).filter(index => text.startsWith(old, index))
  return starts.some(start => edited === text.slice(0, start) + literal + text.slice(start + old.length))
}

function scalarAt(value: Json, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.hasOwn(inner, name)
        ? inner[name]
        : undefined,
    value,
  )
}

test('changes only the value in any document, and preserves comments and spaces', () => {
  fc.assert(
    fc.property(written, fc.array(name, { minLength: 1, maxLength: 4 }), secret, ({ value, text }, names, secret) => {
      const expected = withString(value, names, secret)
      if (expected === undefined) {
        expect(() => setString(text, names, secret, 'f')).toThrow(StoreError)
        return
      }
      const edited = setString(text, names, secret, 'f')
      expect(evaluate(parse(edited, { mode: 'jsonc', allowTrailingCommas: true }))).toEqual(expected)
      expect(getString(edited, names, 'f')).toBe(secret)
      const old = scalarAt(value, names)
      if (old === undefined) expect(isAddedTo(text, edited)).toBe(true)
      else expect(isReplacedIn(text, edited, JSON.stringify(old), JSON.stringify(secret))).toBe(true)
    }),
    { numRuns: runs(500, 3000) },
  )
})

test.each([
  ['/a', ['a']],
  ['/workbench/apiKey', ['workbench', 'apiKey']],
  ['/', ['']],
  ['/a~1b/c~0d/~01', ['a/b', 'c~d', '~1']],
])('parses the pointer %s', (pointer, names) => {
  expect(parsePointer(pointer)).toEqual(names)
})

test.each(['', 'a', 'a/b', '/a~', '/a~2', '#/a'])('rejects the pointer %j', pointer => {
  expect(() => parsePointer(pointer)).toThrow(InvalidArgumentError)
})

test('printing and parsing a pointer preserves its names', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), names => {
      expect(parsePointer(printPointer(names))).toEqual(names)
    }),
  )
})
