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

/** Answers where a path is one of a page's; the rest is the mock's. */
export type Pages = (path: string) => Promise<Response | undefined>

export async function makePages(): Promise<Pages> {
  const made: Readonly<Record<string, string>> = {
    '/bundled.html': page(),
    '/bundled.js': await bundle('life.ts', []),
    '/web-worker.js': await bundle('web-worker.ts', []),
    '/import-map.html': page(`<script type="importmap">${JSON.stringify({ imports: await importMap() })}</script>`),
    '/import-map.js': await compileAlone('life.ts'),
  }
  return async path => {
    const body = made[path] ?? (await readModule(path))
    const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream'
    return body === undefined ? undefined : new Response(body, { headers: { 'content-type': type } })
  }
}

function page(head = ''): string {
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Runtime</title>${head}`
}

/** The client as it is published, and what it depends on, each by its name. */
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
