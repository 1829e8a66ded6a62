import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** The contract. */
export const DOCUMENT = resolve(import.meta.dirname, '../../../packages/mock/openapi.json')
/** The form of the contract for tools that know only OpenAPI 3.0. */
export const DOCUMENT_3_0 = resolve(import.meta.dirname, '../../../packages/mock/openapi-3.0.json')
const require = createRequire(import.meta.url)
const run = promisify(execFile)

/** The contract for tools that read only application/json: with this media type in place of application/vnd.api+json. */
export const withPlainJson = async (document = DOCUMENT) =>
  JSON.parse((await readFile(document, 'utf8')).replaceAll('application/vnd.api+json', 'application/json'))

/** Creates a folder with a `main.ts`, which exports what a program uses. Packages can be imported from it. */
export async function createFolder(main = "export * from './client'\n") {
  const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
  await writeFile(join(folder, 'main.ts'), main)
  return folder
}

/** Runs the command of a generator in a new folder, and resolves to the folder. */
export async function generate(command, args, main) {
  const folder = await createFolder(main)
  await generateIn(folder, command, args)
  return folder
}

/** Runs the command of a generator in a folder. */
export const generateIn = (folder, command, args) =>
  run(join(import.meta.dirname, 'node_modules/.bin', command), args, { cwd: folder })

/** Type-checks files and what they import, then bundles and imports `main.ts`. */
export async function compileAndImport(...args) {
  return import(pathToFileURL(await compile(...args)).href)
}

/** Type-checks files and what they import, then bundles `main.ts`. Resolves to the bundle. */
export async function compile(folder, files = ['main.ts']) {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const tsc = require.resolve('typescript/bin/tsc')
  const options = [
    '--noEmit',
    '--skipLibCheck',
    '--allowImportingTsExtensions',
    '--target',
    'es2022',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--lib',
    'es2023,dom,dom.iterable',
  ]
  if (files.length > 0)
    await run(process.execPath, [tsc, ...options, ...files.map(each => join(folder, each))]).catch(error => {
      throw new Error(`The generated code does not compile:\n${error.stdout.slice(0, 2_000)}`)
    })
  const esbuild = require('esbuild')
  const outfile = join(folder, 'main.mjs')
  await esbuild.build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  return outfile
}
