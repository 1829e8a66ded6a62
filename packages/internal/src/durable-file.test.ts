import { appendFileSync, closeSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replaceFileSync, writeNewFile } from './durable-file.ts'

let folder: string
const path = () => join(folder, 'file')
const temporary = () => join(folder, 'file.tmp')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'durable-file-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('replaceFileSync', () => {
  const replace = (...args: Parameters<typeof replaceFileSync>) => closeSync(replaceFileSync(...args))

  test('creates a private file, and replaces it', async () => {
    replace(path(), 'one', { temporary: temporary() })
    replace(path(), Buffer.from('two'), { temporary: temporary() })
    expect(await readFile(path(), 'utf8')).toBe('two')
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['file'])
  })

  test('makes a public file private', async () => {
    await writeFile(path(), 'one', { mode: 0o644 })
    replace(path(), 'two', { temporary: temporary() })
    expect((await stat(path())).mode & 0o777).toBe(0o600)
  })

  test('removes the temporary file if it fails', async () => {
    await mkdir(join(path(), 'not empty'), { recursive: true })
    expect(() => replace(path(), 'two', { temporary: temporary() })).toThrow()
    expect(await readdir(folder)).toEqual(['file'])
  })
})

test('replaceFileSync returns a descriptor that appends to the new file', async () => {
  const descriptor = replaceFileSync(path(), 'one', { temporary: temporary() })
  appendFileSync(descriptor, ' two')
  closeSync(descriptor)
  expect(await readFile(path(), 'utf8')).toBe('one two')
})

test('writeNewFile does not overwrite a file', async () => {
  await writeFile(path(), 'one')
  await expect(writeNewFile(path(), 'two')).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await readFile(path(), 'utf8')).toBe('one')
})
