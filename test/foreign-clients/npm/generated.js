import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** The contract. */
export const DOCUMENT = resolve(import.meta.dirname, '../../../packages/mock/openapi.json')
const require = createRequire(import.meta.url)

/** Type-checks generated files, then bundles and imports `main.ts`, which uses them. */
export async function compileAndImport(folder, files) {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const tsc = require.resolve('typescript/bin/tsc')
  const options = [
    '--noEmit',
    '--skipLibCheck',
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
    await promisify(execFile)(process.execPath, [tsc, ...options, ...files.map(each => join(folder, each))]).catch(
      error => {
        throw new Error(`The generated code does not compile:\n${error.stdout.slice(0, 2_000)}`)
      },
    )
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
  return import(pathToFileURL(outfile).href)
}
