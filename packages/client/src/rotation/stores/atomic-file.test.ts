import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { replaceFile } from './atomic-file.ts'
import { StoreError } from './secret-store.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-file-'))
  path = join(folder, 'file')
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

test('replaces the file instead of overwriting its content', async () => {
  await writeFile(path, 'old')
  const before = await stat(path)
  await replaceFile(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).ino).not.toBe(before.ino)
})

test('preserves the owner', async () => {
  await writeFile(path, 'old')
  // Only root can change the owner of a file.
  if (process.geteuid?.() === 0) await chown(path, 12_345, 23_456)
  const { uid, gid } = await stat(path)
  await replaceFile(path, 'new')
  expect(await stat(path)).toMatchObject({ uid, gid })
})

test('rejects a file that belongs to another user', async () => {
  await writeFile(path, 'old')
  const { uid } = await stat(path)
  if (uid === 0) await chown(path, 12_345, 12_345)
  vi.spyOn(process, 'geteuid').mockReturnValue(54_321)
  const attempt = replaceFile(path, 'new')
  await expect(attempt).rejects.toThrow(StoreError)
  await expect(attempt).rejects.toThrow(`${path} belongs to another user`)
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['file'])
})

test('leaves no temporary file after a failed write', async () => {
  await mkdir(path)
  await expect(replaceFile(path, 'new')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['file'])
})

test('sets the mode regardless of the umask', async () => {
  const before = process.umask(0o277)
  try {
    await replaceFile(path, 'new')
  } finally {
    process.umask(before)
  }
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
