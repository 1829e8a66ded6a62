import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followLinks } from './follow-links.ts'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'follow-links-')))
})
afterEach(() => rm(folder, { recursive: true }))

test('follows links to a file that may not exist, and reports each link', async () => {
  await mkdir(join(folder, 'links'))
  await symlink('links/b', join(folder, 'a'))
  await symlink('../target', join(folder, 'links', 'b'))
  const links: string[] = []
  const follow = () => followLinks(join(folder, 'a'), link => links.push(link))
  expect(await follow()).toBe(join(folder, 'target'))
  await writeFile(join(folder, 'target'), '')
  expect(await follow()).toBe(join(folder, 'target'))
  expect(links).toEqual([...links.slice(2), join(folder, 'a'), join(folder, 'links', 'b')])
})

test('rejects links that form a loop', async () => {
  await symlink('b', join(folder, 'a'))
  await symlink('a', join(folder, 'b'))
  await expect(followLinks(join(folder, 'a'))).rejects.toMatchObject({ code: 'ELOOP' })
})
