import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Secret } from '../../secret.ts'
import { jsonFile } from './json-file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'json-file-'))
  path = join(folder, 'secrets.json')
})

afterEach(() => rm(folder, { recursive: true }))

const read = async (pointer: string) => (await jsonFile(path, pointer).read?.())?.reveal()

test('the label names the place and the file', () => {
  expect(jsonFile('./config/a.json', '/workbench/apiKey').label).toBe(
    `/workbench/apiKey in ${resolve('config/a.json')}`,
  )
})

test.each([undefined, '', ' \n'])('a file that does not exist or says nothing is made: %j', async text => {
  if (text !== undefined) await writeFile(path, text, { mode: 0o644 })
  expect(await read('/workbench/apiKey')).toBeUndefined()
  await jsonFile(path, '/workbench/apiKey').write(new Secret('new'))
  expect(await readFile(path, 'utf8')).toBe('{\n  "workbench": {\n    "apiKey": "new"\n  }\n}\n')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['secrets.json'])
  expect(await read('/workbench/apiKey')).toBe('new')
})

test('a link stays a link', async () => {
  await writeFile(join(folder, 'shared.json'), '{"a":"old"}')
  await symlink('shared.json', path)
  await jsonFile(path, '/a').write(new Secret('new'))
  expect((await lstat(path)).isSymbolicLink()).toBe(true)
  expect(await readFile(join(folder, 'shared.json'), 'utf8')).toBe('{"a":"new"}')
})

test('what others write to the same file at the same time is kept', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `key-${index}`)
  await Promise.all(names.map(name => jsonFile(path, `/keys/${name}`).write(new Secret(`new-${name}`))))
  const keys = Object.fromEntries(names.map(name => [name, `new-${name}`]))
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ keys })
})

test('an empty string counts as none', async () => {
  await writeFile(path, '{"a":""}')
  expect(await read('/a')).toBeUndefined()
})

test.each([
  ['{"a":[1]}', '/a in secrets.json is an array'],
  ['{"a":', 'secrets.json is not JSON'],
])('the check refuses what a write would, and changes nothing: %s', async (text, message) => {
  await writeFile(path, text)
  const store = jsonFile(path, '/a/b')
  await expect(store.check?.()).rejects.toThrow(message.replace('secrets.json', path))
  await expect(store.write(new Secret('new'))).rejects.toThrow(message.replace('secrets.json', path))
  expect(await readFile(path, 'utf8')).toBe(text)
})

test('the check makes no file', async () => {
  await jsonFile(path, '/a').check?.()
  expect(await readdir(folder)).toEqual([])
})
