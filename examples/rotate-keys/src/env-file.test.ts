import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { envFile } from './env-file.ts'

const { signal } = new AbortController()
let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-file-'))
  path = join(folder, '.env')
})

afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (file: string) => (await stat(file)).mode & 0o777

describe('saving', () => {
  test('makes a file that is its owner’s alone', async () => {
    await envFile(path, 'KEY').save('new', signal)
    expect(await readFile(path, 'utf8')).toBe('KEY=new\n')
    expect(await modeOf(path)).toBe(0o600)
    expect(await readdir(folder)).toEqual(['.env'])
  })

  test('takes an existing file from everyone else', async () => {
    await writeFile(path, 'A=1\n', { mode: 0o644 })
    await envFile(path, 'KEY').save('new', signal)
    expect(await readFile(path, 'utf8')).toBe('A=1\nKEY=new\n')
    expect(await modeOf(path)).toBe(0o600)
  })

  test('leaves a link a link', async () => {
    const target = join(folder, 'shared.env')
    await writeFile(target, 'KEY=old\n')
    await symlink('shared.env', path)
    await envFile(path, 'KEY').save('new', signal)
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('KEY=new\n')
    expect(await modeOf(target)).toBe(0o600)
  })

  test('can be read back', async () => {
    const store = envFile(path, 'KEY')
    await store.save('a b#c', signal)
    expect(await store.readBack?.()).toBe('a b#c')
  })
})

describe('restoring', () => {
  test('puts back the text and the mode', async () => {
    await writeFile(path, '# mine\nKEY=old', { mode: 0o640 })
    const store = envFile(path, 'KEY')
    await store.save('new', signal)
    await store.restore()
    expect(await readFile(path, 'utf8')).toBe('# mine\nKEY=old')
    expect(await modeOf(path)).toBe(0o640)
  })

  test('removes a file that was not there', async () => {
    const store = envFile(path, 'KEY')
    await store.save('new', signal)
    await store.restore()
    expect(await readdir(folder)).toEqual([])
  })

  test('does nothing where nothing was saved', async () => {
    await writeFile(path, 'KEY=old')
    await envFile(path, 'KEY').restore()
    expect(await readFile(path, 'utf8')).toBe('KEY=old')
  })
})

describe('the check', () => {
  test('changes nothing', async () => {
    await envFile(path, 'KEY').check()
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    ['a folder', () => mkdir(path), 'is not a regular file'],
    ['a link to nothing', () => symlink('nowhere', path), 'is a link to a file that does not exist'],
    ['no text', () => writeFile(path, Buffer.of(0xff, 0xfe)), 'cannot be read'],
    ['a variable within another', () => writeFile(path, 'A=  \nKEY=old'), 'KEY cannot be set'],
  ])('refuses %s', async (_, prepare, message) => {
    await prepare()
    await expect(envFile(path, 'KEY').check()).rejects.toThrow(message)
  })

  test('refuses a folder that is not there', async () => {
    await expect(envFile(join(folder, 'none', '.env'), 'KEY').check()).rejects.toThrow('cannot be written (ENOENT)')
  })
})
