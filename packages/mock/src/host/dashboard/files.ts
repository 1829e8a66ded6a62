import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageFile } from './dashboard.ts'

/** The relative path is the same from `src/` and from `dist/`. */
const FOLDER = fileURLToPath(new URL('../../../console', import.meta.url))

/**
 * Returns the page's files by URL path. They are listed once, so that a request's path is never used as a file path.
 * The map is empty if the page has not been built.
 */
export async function consoleFiles(folder: string = FOLDER): Promise<ReadonlyMap<string, PageFile>> {
  const assets = join(folder, 'assets')
  const files = new Map<string, PageFile>()
  for (const name of await filesIn(assets)) files.set(`/assets/${name}`, fileAt(assets, name))
  for (const name of await filesIn(folder)) if (name === 'index.html') files.set('/', fileAt(folder, name))
  return files
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(emptyIfMissing)
  return entries.filter(entry => entry.isFile()).map(({ name }) => name)
}

function emptyIfMissing(error: NodeJS.ErrnoException): [] {
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
