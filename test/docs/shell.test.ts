// Runs the shell programs that the documentation shows against a mock on a port. Other tests run those of the examples.
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { createHost, serve } from '@workbench-sdk/mock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { freePort } from '../../scripts/processes/free-port.ts'
import { bundledProgram } from '../bundled-program.ts'
import { OLD, Sandbox } from '../examples/sandbox.ts'

const MOCK = await bundledProgram(new URL('../../packages/mock/src/cli/main.ts', import.meta.url))
const CONFIGURATION =
  'accounts: { deployer: { keys: { deploy: { envFile: { path: .env, variable: WORKBENCH_API_KEY } } } } }'

describe('docs/migrate/curl.md', () => {
  let sandbox: Sandbox

  afterEach(() => sandbox.close())

  test.each(['before.sh', 'after.sh'])('%s replaces a key', async script => {
    sandbox = await Sandbox.open('../docs/snippets/migrate')
    const [old = ''] = sandbox.seed('deployer', [{ name: 'deploy', createdAt: OLD }])
    await sandbox.write('.env', `WORKBENCH_API_KEY=${old}\n`)
    const line = (await sandbox.read(script)).replace('--grace-period 5s', '--grace-period 0s')
    expect(await sandbox.run(line)).toMatchObject({ code: 0 })
    const { WORKBENCH_API_KEY: stored } = parseEnv(await sandbox.read('.env'))
    expect(await sandbox.works(stored)).toBe(true)
    expect(await sandbox.works(old)).toBe(false)
  })
})

describe.each([
  ['a configuration', { roll: 'roll-back.sh', replace: 'replace-leaked-key.sh' }],
  ['options', { roll: 'roll-back-by-options.sh', replace: 'replace-leaked-key-by-options.sh' }],
] as const)('docs/rotate/without-an-outage.md, with %s', (place, scripts) => {
  let sandbox: Sandbox
  let old: string

  beforeEach(async () => {
    sandbox = await Sandbox.open('../docs/snippets/rotate')
    const keys = sandbox.seed('deployer', [{ name: 'deploy', createdAt: OLD }])
    old = keys[0] ?? ''
    await sandbox.write('.env', `WORKBENCH_API_KEY=${old}\n`)
    await rm(join(sandbox.folder, 'workbench-keys.yaml'))
    if (place === 'a configuration') await sandbox.write('workbench-keys.yaml', CONFIGURATION)
  })

  afterEach(() => sandbox.close())

  /** Runs a script. Returns whether the key in the place works. */
  async function runScript(script: string): Promise<boolean> {
    const line = script.endsWith('.sh') ? await sandbox.read(script) : script
    expect(await sandbox.run(line)).toMatchObject({ code: 0 })
    return sandbox.works(parseEnv(await sandbox.read('.env')).WORKBENCH_API_KEY)
  }

  test('a leaked key is replaced and deleted at once', async () => {
    expect([await runScript(scripts.replace), await sandbox.works(old)]).toEqual([true, false])
    expect(await sandbox.keysOf('deployer')).toMatchObject([{ active: true }])
  })

  test('a leaked key is deleted, even if the configuration only disables keys', async () => {
    if (place === 'a configuration') await sandbox.write('workbench-keys.yaml', `retire: disable\n${CONFIGURATION}`)
    expect([await runScript(scripts.replace), (await sandbox.keysOf('deployer')).length]).toEqual([true, 1])
  })

  test('a rotation is rolled back, and the old secret can be written back', async () => {
    await runScript((await sandbox.read(scripts.replace)).replace('--delete-after 0s', '--delete-after 7d'))
    expect([await runScript(scripts.roll), await sandbox.works(old)]).toEqual([true, true])
    expect(await sandbox.keysOf('deployer')).toHaveLength(2)
    await sandbox.write('.env', `WORKBENCH_API_KEY=${old}\n`)
    expect([await runScript(scripts.roll), await sandbox.works(old)]).toEqual([true, true])
    expect(await sandbox.keysOf('deployer')).toMatchObject([{ active: true }, { active: true }])
  })
})

test('docs/rotate/aws.md: the command bundles the function', async () => {
  const [line = ''] = (await readFile('docs/rotate/aws.md', 'utf8')).match(/npx esbuild .*/) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'workbench-bundle-'))
  const args = ['-euc', `${line} --conditions=workbench-source`.replace('index.mjs', `${folder}/index.mjs`)]
  await promisify(execFile)('sh', args, { cwd: 'examples/aws-rotation-function' })
  expect(await readFile(join(folder, 'index.mjs'), 'utf8')).toContain('createSecret')
  await rm(folder, { recursive: true })
})

/** A folder with the script in background.sh, for a mock with these options. */
async function backgroundScript({ test, options }: { test: string; options: string }) {
  const sandbox = await Sandbox.open('../docs/snippets/mock')
  await sandbox.write('package.json', JSON.stringify({ scripts: { test } }))
  await sandbox.write('node_modules/.bin/workbench-mock', `#!/bin/sh\nexec '${process.execPath}' '${MOCK}' "$@"\n`)
  await chmod(join(sandbox.folder, 'node_modules/.bin/workbench-mock'), 0o755)
  const script = await sandbox.read('background.sh')
  expect(script).toContain('workbench-mock --quiet')
  return { sandbox, run: () => sandbox.run(script.replace('--quiet', `--quiet ${options}`)) }
}

test.each([
  ['succeeds', 'echo tests run', 0],
  ['fails', 'echo tests run; exit 3', 3],
])('docs/mock/serve.md: the script in background.sh stops the mock if npm test %s', async (_, test, expected) => {
  const port = await freePort()
  const { sandbox, run } = await backgroundScript({ test, options: `--port ${port}` })
  const { code, stdout } = await run()
  expect([code, stdout]).toEqual([expected, expect.stringContaining('tests run')])
  expect(await sandbox.read('mock.log')).toContain(`listening on http://127.0.0.1:${port}`)
  // The mock has received the signal, and stops.
  await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}/__mock__/health`)).rejects.toThrow(), 10_000)
  await sandbox.close()
})

test('docs/mock/serve.md: the script in background.sh runs no test if its mock cannot start', async () => {
  await using other = await serve(createHost())
  for (const [options, message] of [
    [`--port ${other.port}`, 'EADDRINUSE'],
    ['--scenaro typical', '--scenario'],
  ] as const) {
    const { sandbox, run } = await backgroundScript({ test: 'echo tests run', options })
    const { code, stdout } = await run()
    expect([code, stdout]).toEqual([expect.toBeOneOf([1, 2]), expect.stringContaining(message)])
    expect(stdout).not.toContain('tests run')
    await sandbox.close()
  }
})

test('docs/mock/other-languages.md: each call of the control API with curl succeeds', async () => {
  await using server = await serve(createHost())
  const script = await readFile('docs/snippets/other-languages/control.sh', 'utf8')
  const env = { ...process.env, WORKBENCH_MOCK_URL: server.url }
  await expect(promisify(execFile)('sh', ['-euc', script], { env })).resolves.toMatchObject({
    stdout: expect.stringContaining('"tokens"'),
  })
})
