// Runs each snippet exactly as printed, against a mock on a port.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createHost, type MockServer, serve } from '@workbench-sdk/mock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envFile, READ_KEY, snippetsFor } from './snippets.ts'

const host = createHost({ scenario: 'typical' })
const world = host.world('ci-7')
let server: MockServer
let folder: string
beforeAll(async () => {
  server = await serve(host)
  folder = await mkdtemp(join(tmpdir(), 'workbench-snippets-'))
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const baseUrl = () => `${server.url}/__world__/ci-7`

function codeOf(label: string): string {
  const snippet = snippetsFor(baseUrl()).find(each => each.label === label)
  if (!snippet) throw new Error(`There is no snippet for ${label}.`)
  return snippet.code
}

/** Runs a program with the key in its environment, and resolves to its output. */
async function run(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { PATH = '' } = process.env
  const { stdout } = await promisify(execFile)(program, args, {
    cwd: import.meta.dirname,
    env: { PATH, WORKBENCH_API_KEY: world.tokens.analyst, ...env },
  })
  return stdout
}

const ORGANIZATION = 'Mock Organization'

test('curl', async () => {
  expect(await run('sh', ['-c', codeOf('curl')])).toContain(ORGANIZATION)
})

/** In the repository, the client is not built before the tests run. */
const NODE = ['--conditions', 'workbench-source', '--input-type=module-typescript']

test('TypeScript', async () => {
  expect(await run(process.execPath, [...NODE, '--eval', codeOf('TypeScript')])).toBe(`${ORGANIZATION}\n`)
})

test('Python', async () => {
  expect(await run('python3', ['-c', codeOf('Python')])).toBe(`${ORGANIZATION}\n`)
})

test('.env', async () => {
  const file = join(folder, '.env')
  await writeFile(file, envFile(baseUrl(), world.tokens.readOnlyAdmin))
  const program = `import { Workbench } from '@workbench-sdk/client'
for await (const { name } of new Workbench().organizations.list()) console.log(name)`
  const { stdout } = await promisify(execFile)(process.execPath, [`--env-file=${file}`, ...NODE, '--eval', program], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH },
  })
  expect(stdout).toBe(`${ORGANIZATION}\n`)
  // A shell reads the same file.
  const values = await run('sh', ['-c', `. ${file} && printf '%s %s' "$WORKBENCH_BASE_URL" "$WORKBENCH_API_KEY"`])
  expect(values).toBe(`${baseUrl()} ${world.tokens.readOnlyAdmin}`)
})

test('the command that sets the key reads it from the terminal', async () => {
  const process = promisify(execFile)('bash', ['-c', `${READ_KEY} && sh -c 'printf %s "$WORKBENCH_API_KEY"'`], {
    env: { PATH: globalThis.process.env.PATH },
  })
  process.child.stdin?.end('pasted\n')
  expect((await process).stdout).toBe('pasted')
})

test('the code has no key', () => {
  for (const { code } of snippetsFor(baseUrl())) expect(code).not.toContain('wbmock_')
})
