// Measures how much the client and its dependencies, used as a whole, add to the size of a bundled and compressed
// application.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Report, Row } from './results/report.ts'

const CLIENT = '@workbench-sdk/client'
const LIMIT = 16 * 1024
/** Libraries commonly used to build such clients, and clients for other services. */
const OTHERS = [
  ['ky'],
  ['openapi-fetch'],
  ['ky', 'openapi-fetch'],
  ['@octokit/core'],
  ['octokit'],
  ['openai'],
  ['stripe'],
]

const EXPLANATION =
  'these have no resources; the client also decodes the records of Workbench, reads whole lists, retries without creating anything twice, and does not print secrets.'

export async function benchSize(): Promise<Report> {
  const ours = await sizeOf([CLIENT])
  const others = await Promise.all(
    OTHERS.filter(each => each.every(isInstalled)).map(async each => ({
      name: each.join(' + '),
      size: await sizeOf(each),
    })),
  )
  const row = { name: 'the whole client', value: ours, unit: 'bytes' }
  return {
    title: 'Client: size in a bundle',
    method: 'All exports of the package, bundled for browsers and minified by esbuild, then compressed with gzip.',
    rows: [
      { ...row, limit: LIMIT },
      ...others.map(
        ({ name, size }): Row => ({
          ...row,
          peer: { name, value: size, ratio: ours / size },
          explanation: EXPLANATION,
        }),
      ),
    ],
    limits:
      '16 KiB is half the size of stripe, the smallest complete client in the table. A change that exceeds the limit has to save space elsewhere.',
    chart: {
      kind: 'bars',
      title: 'A whole package in a bundle',
      unit: 'bytes, compressed',
      bars: [
        { label: CLIENT, value: ours, isOurs: true },
        ...others.map(({ name, size }) => ({ label: name, value: size })),
      ],
    },
  }
}

/** Returns the size of the packages in a bundle, in bytes. */
async function sizeOf(packages: readonly string[]): Promise<number> {
  return gzipSync(await bundled(packages), { level: 9 }).length
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
    // The other packages need these settings: some also support Node, and some have no `exports`.
    conditions: ['browser'],
    mainFields: ['module', 'main'],
    // The repository's tsconfig.json would resolve the client to its sources.
    tsconfigRaw: '{}',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`esbuild returned no bundle for ${packages}.`)
  return file.contents
}
