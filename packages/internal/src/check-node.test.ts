import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { checkNode } from './check-node.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

test.each([
  ['22.12.0', true],
  ['22.13.1', true],
  ['24.0.0', true],
  ['100.0.0', true],
  ['22.11.9', false],
  ['20.20.2', false],
  ['9.99.0', false],
])('Node %s: %s', async (version, isSupported) => {
  const folder = await mkdtemp(join(tmpdir(), 'check-node-'))
  const file = join(folder, 'package.json')
  await writeFile(file, JSON.stringify({ name: 'example', engines: { node: '>=22.12' } }))
  vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, node: version })
  const error = vi.spyOn(console, 'error').mockReturnValue()
  expect(checkNode(pathToFileURL(file))).toBe(isSupported)
  await rm(folder, { recursive: true })
  const message = `example requires Node 22.12 or later, but this is Node ${version}. Install a later version, e.g. from https://nodejs.org.`
  expect(error.mock.calls).toEqual(isSupported ? [] : [[message]])
  expect(process.exitCode).toBe(isSupported ? undefined : 1)
})
