import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

interface Entry {
  readonly link?: true
  readonly integrity?: string
  readonly resolved?: string
  readonly optional?: true
  readonly os?: readonly string[]
}

const FILES = ['package-lock.json', 'test/runtimes/package-lock.json', 'test/foreign-clients/npm/package-lock.json']

test.each(FILES)('npm verifies each package of %s by its hash', async file => {
  const { packages } = JSON.parse(await readFile(file, 'utf8')) as { packages: Readonly<Record<string, Entry>> }
  const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
  // Packages of other platforms that the registry lacked when npm wrote the lock file (decision 007).
  const others = installed.filter(([, { integrity, optional, os }]) => !(integrity === undefined && optional && os))
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})
