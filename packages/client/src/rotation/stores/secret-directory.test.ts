import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { secretDirectory } from './secret-directory.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-folder-'))
})

afterEach(() => rm(folder, { recursive: true }))

const write = (name: string, secret: string) => secretDirectory(folder, name).write(new Secret(secret))
const read = async (name: string) => (await secretDirectory(folder, name).read?.())?.reveal()
const modeOf = async (...path: string[]) => (await stat(join(folder, ...path))).mode & 0o777

test('the label contains the file and the absolute path of the directory', () => {
  expect(secretDirectory('./secrets', 'api-key').label).toBe(`api-key in ${resolve('secrets')}`)
})

test.each(['', '.', '..', '..data', '..a', 'a/b', '../a', 'a\\b', 'a\0'])('rejects the file name %j', name => {
  expect(() => secretDirectory(folder, name)).toThrow(InvalidArgumentError)
})

describe('a plain directory', () => {
  test('writes a private file with only the secret', async () => {
    await secretDirectory(folder, 'api-key').check?.()
    expect(await readdir(folder)).toEqual([])
    await write('api-key', 'new')
    expect(await readFile(join(folder, 'api-key'), 'utf8')).toBe('new')
    expect(await modeOf('api-key')).toBe(0o600)
    expect(await readdir(folder)).toEqual(['api-key'])
  })

  test('writes through a symbolic link', async () => {
    await mkdir(join(folder, 'elsewhere'))
    await writeFile(join(folder, 'elsewhere', 'key'), 'old')
    await symlink('elsewhere/key', join(folder, 'api-key'))
    await write('api-key', 'new')
    expect(await readlink(join(folder, 'api-key'))).toBe('elsewhere/key')
    expect(await readFile(join(folder, 'elsewhere', 'key'), 'utf8')).toBe('new')
  })

  test.each([
    ['old', 'old'],
    ['old\n', 'old'],
    ['old\r\n', 'old'],
    ['old\n\n', 'old\n'],
    ['', undefined],
    ['\n', undefined],
  ])('reads %j as %j', async (text, secret) => {
    await writeFile(join(folder, 'api-key'), text)
    expect(await read('api-key')).toBe(secret)
  })

  test('returns undefined if the file does not exist', async () => {
    expect(await read('api-key')).toBeUndefined()
  })

  test('rejects a missing directory', async () => {
    const store = secretDirectory(join(folder, 'none'), 'api-key')
    await expect(store.check?.()).rejects.toThrow(/^The directory .+none does not exist\. Create it first\.$/)
    await expect(store.write(new Secret('new'))).rejects.toThrow('does not exist')
    expect(await store.read?.()).toBeUndefined()
  })

  test('rejects a directory in place of the file', async () => {
    await mkdir(join(folder, 'api-key'))
    await expect(secretDirectory(folder, 'api-key').check?.()).rejects.toThrow('is not a regular file')
    await expect(write('api-key', 'new')).rejects.toThrow('is not a regular file')
    expect(await readdir(folder)).toEqual(['api-key'])
  })
})

describe('a Kubernetes volume', () => {
  const first = '..2026_11_22_12_00_00.1234567890'

  beforeEach(async () => {
    await mkdir(join(folder, first, 'nested'), { recursive: true })
    await writeFile(join(folder, first, 'api-key'), 'old', { mode: 0o644 })
    await writeFile(join(folder, first, 'password'), 'hunter2\n', { mode: 0o640 })
    await writeFile(join(folder, first, 'nested', 'tls.key'), 'tls', { mode: 0o600 })
    await symlink(first, join(folder, '..data'))
    for (const name of ['api-key', 'password', 'nested']) await symlink(`..data/${name}`, join(folder, name))
  })

  const versions = async () => (await readdir(folder)).filter(name => name.startsWith('..20')).sort()
  const current = () => readlink(join(folder, '..data'))

  test('reads through its links', async () => {
    expect(await read('api-key')).toBe('old')
    expect(await read('password')).toBe('hunter2')
  })

  test('replaces its directory with a new one that has all files', async () => {
    await write('api-key', 'new')
    expect(await current()).toMatch(/^\.\.\d{4}_\d\d_\d\d_\d\d_\d\d_\d\d\.\w+$/)
    expect(await current()).not.toBe(first)
    expect(await readlink(join(folder, 'api-key'))).toBe('..data/api-key')
    expect(await readFile(join(folder, 'api-key'), 'utf8')).toBe('new')
    expect(await modeOf('api-key')).toBe(0o644)
    expect(await readFile(join(folder, 'password'), 'utf8')).toBe('hunter2\n')
    expect(await modeOf('password')).toBe(0o640)
    expect(await readFile(join(folder, 'nested', 'tls.key'), 'utf8')).toBe('tls')
    expect(await modeOf('..data')).toBe(await modeOf(first))
    expect((await readdir(folder)).sort()).toEqual(
      ['..data', first, await current(), 'api-key', 'nested', 'password'].sort(),
    )
  })

  test('keeps the previous version for readers, and deletes older ones', async () => {
    const before: string[] = []
    for (const secret of ['one', 'two', 'three']) {
      before.push(await current())
      await write('api-key', secret)
    }
    expect(await versions()).toEqual([before.at(-1), await current()].sort())
    expect(await read('api-key')).toBe('three')
  })

  test('adds a new file', async () => {
    await write('second-key', 'new')
    expect(await readlink(join(folder, 'second-key'))).toBe('..data/second-key')
    expect(await read('second-key')).toBe('new')
    expect(await read('api-key')).toBe('old')
  })

  test('removes the files of a killed writer', async () => {
    await mkdir(join(folder, '..2026_11_22_13_00_00.half'))
    await symlink('..2026_11_22_13_00_00.half', join(folder, '..data_tmp'))
    await write('api-key', 'new')
    expect(await versions()).toEqual([first, await current()].sort())
    expect(await readdir(folder)).not.toContain('..data_tmp')
  })

  test('preserves concurrent writes', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `key-${index}`)
    await Promise.all(names.map(name => write(name, `new-${name}`)))
    for (const name of names) expect(await read(name)).toBe(`new-${name}`)
  })

  test('replaces a file outside the volume in place', async () => {
    await writeFile(join(folder, 'own'), 'old')
    await write('own', 'new')
    expect((await lstat(join(folder, 'own'))).isFile()).toBe(true)
    expect(await read('own')).toBe('new')
    expect(await current()).toBe(first)
  })

  test('rejects a file that cannot be replaced, as check does', async () => {
    await chmod(join(folder, first, 'api-key'), 0o444)
    for (const attempt of [write('api-key', 'new'), secretDirectory(folder, 'api-key').check?.()]) {
      await expect(attempt).rejects.toThrow('is read-only (mode 0444)')
      await expect(attempt).rejects.toMatchObject({ isUnchanged: true })
    }
    expect([await versions(), await current()]).toEqual([[first], first])
  })

  test('check does not change it', async () => {
    const before = await readdir(folder, { recursive: true })
    await secretDirectory(folder, 'api-key').check?.()
    await secretDirectory(folder, 'second-key').check?.()
    expect(await readdir(folder, { recursive: true })).toEqual(before)
  })

  test('a failed write does not change it', async () => {
    await mkdir(join(folder, first, 'a-folder'))
    await symlink('..data/a-folder', join(folder, 'a-folder'))
    await expect(write('a-folder', 'new')).rejects.toThrow('is not a regular file')
    expect([await versions(), await current()]).toEqual([[first], first])
  })
})
