import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PACKAGE = 'packages/client'
/** An application that imports only what it uses, so that its bundler removes the rest. */
const APPLICATION = `export { Workbench } from '@workbench-sdk/client'`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-bundles-'))
  const installed = join(folder, 'node_modules/@workbench-sdk/client')
  await mkdir(installed, { recursive: true })
  const tsup = resolve('node_modules/.bin/tsup')
  await promisify(execFile)(tsup, ['--no-dts', '--no-sourcemap', '--out-dir', join(installed, 'dist')], {
    cwd: PACKAGE,
  })
  await cp(join(PACKAGE, 'package.json'), join(installed, 'package.json'))
  await symlink(resolve('node_modules/@humanwhocodes'), join(folder, 'node_modules/@humanwhocodes'))
})

afterAll(() => rm(folder, { recursive: true }))

async function bundle(platform: 'node' | 'browser'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: APPLICATION, resolveDir: folder },
    platform,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  })
  return outputFiles?.[0]?.text ?? ''
}

/** The call cannot leave this machine: `fetch` blocks the port. */
async function errorOfBlockedCreation(code: string, name: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, code)
  const { Workbench }: typeof import('@workbench-sdk/client') = await import(file)
  const workbench = new Workbench({ token: 'a-token', baseUrl: 'http://127.0.0.1:6666' })
  const created = workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' })
  return created.then(
    () => 'created',
    error => `${error.name}: ${error.message}`,
  )
}

test('a bundle for Node explains why a request was not sent', async () => {
  const error = await errorOfBlockedCreation(await bundle('node'), 'node.mjs')
  expect(error).toMatch(/^ConnectionError: .*`fetch` blocks this port/)
})

test('a bundle for browsers, where fetch does not report the reason, omits the explanations', async () => {
  const code = await bundle('browser')
  expect(code).not.toContain('NODE_EXTRA_CA_CERTS')
  expect(await errorOfBlockedCreation(code, 'browser.mjs')).toMatch(/^OutcomeUnknownError: /)
})
