import { readFile } from 'node:fs/promises'
import { extname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, compileAlone } from './bundle.ts'

const CLIENT = '@workbench-sdk/client'
const MODULES = '/modules/'
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
}

/** Responds to the paths of pages. Returns `undefined` for any other path, so that the mock handles it. */
export type Pages = (path: string) => Promise<Response | undefined>

export async function createPages(): Promise<Pages> {
  const files: Readonly<Record<string, string>> = {
    '/bundled.html': page(),
    '/bundled.js': await bundle('lifecycle.ts', []),
    '/web-worker.js': await bundle('web-worker.ts', []),
    '/service-worker.js': await bundle('service-worker.js', []),
    '/import-map.html': page(`<script type="importmap">${JSON.stringify({ imports: await importMap() })}</script>`),
    '/import-map.js': await compileAlone('lifecycle.ts'),
  }
  return async path => {
    const body = files[path] ?? (await readModule(path))
    const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream'
    return body === undefined ? undefined : new Response(body, { headers: { 'content-type': type } })
  }
}

function page(head = ''): string {
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Runtime</title>${head}`
}

/** Maps the built client and its dependencies to URLs. */
async function importMap(): Promise<Readonly<Record<string, string>>> {
  const manifest = JSON.parse(await readFile(new URL(import.meta.resolve(`${CLIENT}/package.json`)), 'utf8')) as {
    dependencies?: Readonly<Record<string, string>>
  }
  const names = [CLIENT, ...Object.keys(manifest.dependencies ?? {})]
  return Object.fromEntries(names.map(name => [name, MODULES + pathOf(name)]))
}

function pathOf(name: string): string {
  return relative('.', fileURLToPath(import.meta.resolve(name)))
}

async function readModule(path: string): Promise<string | undefined> {
  if (!path.startsWith(MODULES)) return undefined
  return readFile(resolve(path.slice(MODULES.length)), 'utf8')
}
