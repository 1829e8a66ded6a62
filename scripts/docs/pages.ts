// Writes the pages that are generated from the sources. None of them is committed.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Contract } from '../generate/contract.ts'
import { writeApiReference } from './api-reference.ts'
import { keysReference, mockReference } from './command-reference.ts'
import { copiedPages } from './copied-pages.ts'
import { httpReference } from './http-reference.ts'

/** The folders of `docs/` that contain generated files only. */
const GENERATED = ['decisions', 'project', 'reference']

export async function writePages(): Promise<void> {
  await Promise.all(GENERATED.map(folder => rm(join('docs', folder), { recursive: true, force: true })))
  const contract = await read('packages/mock/openapi.json')
  const control = await read('packages/mock/control.openapi.json')
  const pages = {
    ...(await copiedPages()),
    'reference/http.md': httpReference(contract, 'HTTP API'),
    'reference/control.md': httpReference(control, 'Control API'),
    'reference/workbench-keys.md': await keysReference(),
    'reference/workbench-mock.md': mockReference(),
  }
  for (const [path, text] of Object.entries(pages)) await write(join('docs', path), text)
  await writeApiReference('docs/reference/api')
}

async function read(file: string): Promise<Contract> {
  return JSON.parse(await readFile(file, 'utf8')) as Contract
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
