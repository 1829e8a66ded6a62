import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageFile } from './dashboard.ts'

/** Beside `src/` and `dist/` alike, either of which this may be in. */
const FOLDER = fileURLToPath(new URL('../../../console', import.meta.url))

/**
 * The files of the mock's page, by the path that each is asked for by. They are looked up once, so that no path of a request
 * ever becomes one of a file. Where the page has not been built there are none.
 */
export async function consoleFiles(folder: string = FOLDER): Promise<ReadonlyMap<string, PageFile>> {
  const assets = join(folder, 'assets')
  const files = new Map<string, PageFile>()
  for (const name of await filesIn(assets)) files.set(`/assets/${name}`, fileAt(assets, name))
  for (const name of await filesIn(folder)) if (name === 'index.html') files.set('/', fileAt(folder, name))
  return files
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(orNone)
  return entries.filter(entry => entry.isFile()).map(({ name }) => name)
}

function orNone(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}

function fileAt(folder: string, name: string): PageFile {
  let bytes: Uint8Array<ArrayBuffer> | undefined
  return {
    name,
    read: async () => {
      bytes ??= new Uint8Array(await readFile(join(folder, name)))
      return bytes
    },
  }
}
