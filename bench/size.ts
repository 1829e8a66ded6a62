// Measures how much the whole client with its dependencies adds to a bundled and compressed application.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Limit } from './limit.ts'

const CLIENT = '@workbench-sdk/client'
const LIMIT = 16 * 1024
/** Libraries that such a client is commonly built on, and clients of other services. */
const OTHERS = [
  ['ky'],
  ['openapi-fetch'],
  ['ky', 'openapi-fetch'],
  ['@octokit/core'],
  ['octokit'],
  ['openai'],
  ['stripe'],
]

export async function benchSize(): Promise<Limit[]> {
  const rows: Record<string, object> = {}
  for (const packages of [[CLIENT], ...OTHERS.filter(each => each.every(isInstalled))]) {
    const bundle = await bundled(packages)
    rows[packages.join(' and ')] = { 'minified, bytes': bundle.length, 'gzipped, bytes': gzipped(bundle) }
  }
  console.log('\nSize of a whole package in a bundle')
  console.table(rows)
  return [{ name: 'client: bytes, gzipped', value: gzipped(await bundled([CLIENT])), limit: LIMIT }]
}

function isInstalled(name: string): boolean {
  try {
    return import.meta.resolve(name) !== ''
  } catch {
    return false
  }
}

/** Bundles everything that the packages export, so that tree shaking removes nothing. */
async function bundled(packages: readonly string[]): Promise<Uint8Array> {
  const lines = packages.map((name, index) => `import * as package${index} from '${name}'\nexport { package${index} }`)
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: '.' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    // The other packages need these: some also support Node, and some have no `exports`.
    conditions: ['browser'],
    mainFields: ['module', 'main'],
    // The repository's tsconfig.json would resolve the client to its sources.
    tsconfigRaw: '{}',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`esbuild returned no bundle for ${packages}.`)
  return file.contents
}

function gzipped(bundle: Uint8Array): number {
  return gzipSync(bundle, { level: 9 }).length
}
