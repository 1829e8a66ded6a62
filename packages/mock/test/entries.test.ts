import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BuildOptions, build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = 'packages/mock'
const CONDITIONS = ['workbench-source', 'node', 'import']

/**
 * The peer dependencies that each entry loads on import. Others, e.g. `hono` and `msw/browser`, are loaded on demand.
 */
const PEERS = {
  '.': [],
  './browser': ['msw'],
  './conformance': [],
  './data': ['@msw/data'],
  './msw': ['msw'],
  './remote': [],
  './vitest': ['@workbench-sdk/client', 'vitest'],
  './jest': ['@jest/globals'],
  './playwright': ['@playwright/test'],
}

type Manifest = Record<'exports', Record<string, string | { readonly 'workbench-source': string }>> &
  Record<'peerDependencies', Record<string, string>> &
  Record<'peerDependenciesMeta', Record<string, { readonly optional: boolean }>>

const manifest: Manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
const entries = Object.entries(manifest.exports).flatMap(([name, files]) =>
  typeof files === 'string' ? [] : [{ name, file: join(ROOT, files['workbench-source']) }],
)
const peers = Object.keys(manifest.peerDependencies)

const bundle = (options: BuildOptions) =>
  build({
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    conditions: CONDITIONS,
    logLevel: 'error',
    ...options,
  })

/** Returns the peer dependencies that a module loads on import, directly or through its own imports. */
async function loadedPeers(file: string): Promise<string[]> {
  const { metafile } = await bundle({ entryPoints: [file], external: peers.map(name => `${name}*`) })
  const imports = Object.values(metafile?.inputs ?? {}).flatMap(input => input.imports)
  const isStatic = imports.filter(({ external, kind }) => external && kind === 'import-statement')
  return peers.filter(name => isStatic.some(({ path }) => path === name || path.startsWith(`${name}/`))).sort()
}

test('every peer dependency is optional', () => {
  const optional = peers.filter(name => manifest.peerDependenciesMeta[name]?.optional)
  expect(optional).toEqual(peers)
})

test('the list names every entry', () => {
  expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(PEERS).sort())
})

test.each(Object.entries(PEERS))('importing %s loads the peer dependencies %j', async (name, expected) => {
  const file = entries.find(entry => entry.name === name)?.file ?? ''
  expect(await loadedPeers(file)).toEqual(expected)
})

describe('a program that is bundled for Node', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workbench-entries-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each(['esm', 'cjs'] as const)('as %s calls a mock, and ends', async format => {
    const program = `
      import { Workbench } from '@workbench-sdk/client'
      import { WorkbenchMock } from '@workbench-sdk/mock'
      const mock = new WorkbenchMock()
      const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
      workbench.serviceAccounts.list().then(({ total }) => console.log(total))
    `
    const { outputFiles } = await bundle({ stdin: { contents: program, resolveDir: '.' }, format })
    const file = join(folder, `program.${format === 'esm' ? 'mjs' : 'cjs'}`)
    await writeFile(file, outputFiles?.[0]?.text ?? '')
    const { stdout } = await promisify(execFile)(process.execPath, [file])
    expect(stdout).toBe('3\n')
  })
})
