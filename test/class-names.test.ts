import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect, promisify } from 'node:util'
import { build } from 'esbuild'
import { minify } from 'terser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IS_SOAK } from './soak.ts'

type Module = Readonly<Record<string, unknown>>

/**
 * Ways in which an application bundles a package. Each renames classes. Terser takes longest, so only a long run uses
 * it.
 */
const BUNDLERS: Readonly<Record<string, (entry: string) => Promise<string>>> = {
  'not minified': entry => bundle(entry, false),
  'minified by esbuild': entry => bundle(entry, true),
  ...(IS_SOAK && { 'minified by terser': bundleWithTerser }),
}

/** The entries of the packages that export classes, by name. */
const ENTRIES = {
  client: 'packages/client/dist/index.js',
  rotation: 'packages/client/dist/rotation/index.js',
  mock: 'packages/mock/dist/index.js',
  conformance: 'packages/mock/dist/conformance/index.js',
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-names-'))
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  await Promise.all([buildPackage('client'), buildPackage('mock')])
})

afterAll(() => rm(folder, { recursive: true }))

/**
 * Builds a package with its own configuration, without declarations. Its imports that start with "#" are defined in
 * package.json.
 */
async function buildPackage(name: string): Promise<void> {
  const tsup = resolve('node_modules/.bin/tsup')
  const args = ['--no-dts', '--no-sourcemap', '--out-dir', join(folder, 'packages', name, 'dist')]
  await promisify(execFile)(tsup, args, { cwd: join('packages', name) })
  await copyFile(join('packages', name, 'package.json'), join(folder, 'packages', name, 'package.json'))
}

async function bundle(entry: string, isMinified: boolean): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    minify: isMinified,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

async function bundleWithTerser(entry: string): Promise<string> {
  const { code } = await minify(await bundle(entry, false), { module: true, toplevel: true })
  return code ?? ''
}

const loaded = new Map<string, Promise<Module>>()

/** Bundles an entry once for all tests. */
function load(bundler: string, name: keyof typeof ENTRIES): Promise<Module> {
  const key = `${bundler} ${name}`
  const module = loaded.get(key) ?? loadAnew(bundler, name)
  loaded.set(key, module)
  return module
}

async function loadAnew(bundler: string, name: keyof typeof ENTRIES): Promise<Module> {
  const file = join(folder, `${bundler.replaceAll(' ', '-')}-${name}.mjs`)
  await writeFile(file, (await BUNDLERS[bundler]?.(ENTRIES[name])) ?? '')
  return import(file)
}

type Client = typeof import('@workbench-sdk/client')

const isClass = (value: unknown): value is new (...args: unknown[]) => object =>
  typeof value === 'function' && /^class\b/.test(String(value))

const ERROR_CLASSES = ['NotFoundError', 'OutcomeUnknownError', 'WorkbenchError'] as const

describe.each(Object.keys(BUNDLERS))('the built packages, %s', bundler => {
  test.each(Object.keys(ENTRIES) as (keyof typeof ENTRIES)[])(
    'name the classes of %s as it exports them',
    async name => {
      const classes = Object.entries(await load(bundler, name)).filter(([, value]) => isClass(value))
      expect(classes.length).toBeGreaterThan(0)
      expect(classes.map(([, value]) => (value as { name: string }).name)).toEqual(
        classes.map(([exported]) => exported),
      )
    },
  )

  test('print errors with their names', async () => {
    const client = (await load(bundler, 'client')) as unknown as Client
    for (const name of ERROR_CLASSES) {
      const error = new client[name]('The message.')
      expect([error.name, error.constructor.name, String(error)]).toEqual([name, name, `${name}: The message.`])
      expect(inspect(error)).toMatch(new RegExp(`^${name}: The message\\.\\n`))
      expect(error.stack).toMatch(new RegExp(`^${name}: `))
    }
    const aborted = new client.AbortedError('The message.')
    expect([aborted.name, aborted.constructor.name]).toEqual(['AbortError', 'AbortedError'])
  })

  test('print clients, lists, matchers and secrets with their names', async () => {
    const { Workbench, Secret, contains } = (await load(bundler, 'client')) as unknown as Client
    const workbench = new Workbench({ token: 'a' })
    const list = workbench.apiKeys.list()
    expect([workbench, list, contains('a'), new Secret('a')].map(each => each.constructor.name)).toEqual([
      'Workbench',
      'List',
      'Matcher',
      'Secret',
    ])
    const resources = Object.keys(workbench)
    expect(resources).toContain('apiKeys')
    const printed = resources.map(name => `  ${name}: ${name.charAt(0).toUpperCase()}${name.slice(1)} {}`)
    expect(inspect(workbench)).toBe(`Workbench {\n${printed.join(',\n')}\n}`)
  })

  test('print the parts of a mock with their names', async () => {
    const { WorkbenchMock, createHost } = (await load(
      bundler,
      'mock',
    )) as unknown as typeof import('@workbench-sdk/mock')
    const { clock, faults } = new WorkbenchMock()
    expect([clock, faults, createHost()].map(each => each.constructor.name)).toEqual(['Clock', 'Faults', 'Host'])
  })

  test('print the error of an invalid seed as a TypeError', async () => {
    const { WorkbenchMock } = (await load(bundler, 'mock')) as unknown as typeof import('@workbench-sdk/mock')
    let thrown: unknown
    try {
      new WorkbenchMock().seed({ serviceAccounts: [{ name: '' }] })
    } catch (error) {
      thrown = error
    }
    expect(inspect(thrown)).toMatch(/^TypeError: Invalid seed\.serviceAccounts\[0\]\.name: /)
  })
})
