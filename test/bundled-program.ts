import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** Bundles the packages of this repository. All others are imported. */
const OWN_PACKAGES: Plugin = {
  name: 'own packages',
  setup(build) {
    build.onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@workbench-sdk/') ? undefined : { path, external: true },
    )
  },
}

/** Preserves the location of each source, so that it finds the files next to it. */
const OWN_URLS: Plugin = {
  name: 'own URLs',
  setup(build) {
    build.onLoad({ filter: /\/packages\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        /import\.meta\.url\b/g,
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

/**
 * Bundles a program of a package, for tests that start it many times. The bundle starts in about half the time of its sources.
 *
 * @returns the path of the bundle, in a folder that is named after its content, so that Node compiles it only once
 */
export async function bundledProgram(source: URL): Promise<string> {
  const path = fileURLToPath(source)
  const name = basename(path).replace(/\.ts$/, '.mjs')
  const { outputFiles } = await build({
    entryPoints: [path],
    outdir: '.',
    write: false,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    conditions: ['workbench-source'],
    plugins: [OWN_PACKAGES, OWN_URLS],
    logLevel: 'error',
  })
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  // Programs resolve packages from their own package's folder.
  const cache = join(path.slice(0, path.indexOf('/', path.indexOf('/packages/') + 10)), 'node_modules/.cache')
  const folder = join(cache, `program-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(folder)) return join(folder, name)
  const draft = join(cache, `draft-${randomUUID()}`)
  await mkdir(draft, { recursive: true })
  for (const { path, contents } of outputFiles) await writeFile(join(draft, basename(path)), contents)
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another test file has just created it.
    if (!existsSync(folder)) throw error
    await rm(draft, { recursive: true })
  })
  return join(folder, name)
}
