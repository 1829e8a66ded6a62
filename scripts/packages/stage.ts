import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { bundledPackages, noticesOf } from './notices.ts'

/** The published packages, in dependency order. */
export const PUBLISHED = ['client', 'mock', 'cli']

/** The resolution condition for the sources, which are not published. */
const SOURCE = 'workbench-source'
const NOTICES = 'THIRD-PARTY-LICENSES.md'

type Manifest = Readonly<Record<string, unknown>>

/** Creates the folder of a package as published. Requires a build. */
export async function stage(name: string, target: string): Promise<void> {
  const source = join('packages', name)
  await rm(target, { recursive: true, force: true })
  for (const file of await filesOf(source)) {
    await mkdir(dirname(join(target, file)), { recursive: true })
    await cp(join(source, file), join(target, file))
  }
  const manifest: Manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
  const bundled = await bundledPackages(source)
  if (bundled.length > 0) await writeFile(join(target, NOTICES), noticesOf(bundled))
  const published = await publishedManifest(manifest, bundled.length > 0)
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
}

/** Packs a staged package, and returns the path of the tarball. */
export async function pack(folder: string, destination: string): Promise<string> {
  const { filename } = await npmPack(folder, '--pack-destination', resolve(destination))
  return join(destination, filename)
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const { files } = await npmPack(folder, '--dry-run')
  return files.map(({ path }) => path)
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

async function npmPack(folder: string, ...options: readonly string[]): Promise<Packed> {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', ...options], {
    cwd: resolve(folder),
    env: { ...process.env, PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}` },
  })
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, Packed>)
  if (!packed) throw new Error(`npm packed nothing in ${folder}.`)
  return packed
}

/** Returns the manifest without the parts used only in the repository, and with versions for the other packages. */
async function publishedManifest(manifest: Manifest, hasNotices: boolean): Promise<Manifest> {
  const { scripts, devDependencies, ...rest } = manifest
  const withoutSources = JSON.parse(JSON.stringify(rest), (key, value) => {
    if (key === SOURCE) return undefined
    return key === 'sideEffects' && Array.isArray(value) ? value.filter(each => !each.startsWith('./src/')) : value
  })
  return {
    ...withoutSources,
    files: [...withoutSources.files, ...(hasNotices ? [NOTICES] : [])],
    ...(await withVersions('dependencies', rest)),
    ...(await withVersions('peerDependencies', rest)),
  }
}

/** Replaces the ranges of the other packages with ranges that are compatible with their versions. */
async function withVersions(kind: 'dependencies' | 'peerDependencies', manifest: Manifest): Promise<Manifest> {
  const ranges = manifest[kind] as Readonly<Record<string, string>> | undefined
  if (!ranges) return {}
  const entries = Object.entries(ranges).map(async ([name, range]) => [name, range === '*' ? await own(name) : range])
  return { [kind]: Object.fromEntries(await Promise.all(entries)) }
}

async function own(name: string): Promise<string> {
  const file = join('packages', name.replace('@workbench-sdk/', ''), 'package.json')
  const { version } = JSON.parse(await readFile(file, 'utf8'))
  return `^${version}`
}
