import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { IS_SOAK } from '../../../test/soak.ts'
import { killCommands, outcome, run, runIn } from './command-line.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const WORKER = await readFile(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')

const root = await mkdtemp(join(tmpdir(), 'workbench-init-'))
afterAll(() => rm(root, { recursive: true }))
afterEach(killCommands)

let projects = 0

/** Creates a project with the packages that are installed in the repository. */
async function newProject(manifest: object, ...folders: readonly string[]): Promise<string> {
  const folder = await newEmptyProject(manifest, ...folders)
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return folder
}

/** Creates a project without packages. */
async function newEmptyProject(manifest: object, ...folders: readonly string[]): Promise<string> {
  const folder = join(root, String(++projects))
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const each of folders) await mkdir(join(folder, each))
  return folder
}

const init = (...args: string[]) => outcome(run('init', ...args))

/** The runners whose samples are run. The recipes also run Jest, so only a long run does. */
const RUNNERS = IS_SOAK ? (['vitest', 'node', 'jest'] as const) : (['vitest', 'node'] as const)
/** The commands that run each sample. */
const RUNS = {
  vitest: ['node_modules/vitest/vitest.mjs', 'run'],
  jest: ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'],
  node: ['--test'],
} as const

describe('workbench-mock init', () => {
  test.each(RUNNERS)('creates a passing test for %s', async runner => {
    const folder = await newProject({ type: 'module' })
    const { code, out } = await init(folder, '--runner', runner)
    const file = /test\/workbench-mock\.test\.\w+/.exec(out)?.[0] ?? 'none'
    expect([code, out]).toEqual([0, expect.stringContaining(`${file}: a sample test`)])
    const { status, stdout, stderr } = spawnSync(process.execPath, [...RUNS[runner], file], {
      cwd: folder,
      encoding: 'utf8',
      // Without this test's environment variables, which would make it part of this run.
      env: { PATH: process.env.PATH, NODE_OPTIONS: '' },
    })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout + stderr).toMatch(/[12] passed|pass 1/)
  })

  test.each([
    ['public/', {}, ['public', 'static'], 'public'],
    ['static/ if there is no public/', {}, ['static'], 'static'],
    ['static/ if the framework uses it', { devDependencies: { '@sveltejs/kit': '2' } }, ['public', 'static'], 'static'],
  ])('creates the service worker of the installed MSW in %s', async (_, manifest, folders, into) => {
    const folder = await newProject(manifest, ...folders)
    const { code, out } = await init(folder)
    expect([code, out]).toEqual([0, expect.stringContaining(`npx msw init ${into}`)])
    expect(await readFile(join(folder, into, 'mockServiceWorker.js'), 'utf8')).toBe(WORKER)
  })

  test('creates no service worker without a folder of static files, except with --worker-dir', async () => {
    const folder = await newProject({})
    expect((await init(folder)).out).toContain(
      'No service worker was created, because the project has no folder public/ or static/. Only tests of pages with MSW need one: specify the folder of static files with --worker-dir.',
    )
    await init(folder, '--worker-dir', 'src/assets')
    expect(await readFile(join(folder, 'src/assets/mockServiceWorker.js'), 'utf8')).toBe(WORKER)
  })

  test('does not replace existing files without --force', async () => {
    const folder = await newProject({}, 'tests')
    const file = join(folder, 'tests', 'workbench-mock.test.ts')
    await writeFile(file, 'mine')
    expect((await init(folder)).out).toMatch(/already exists\. Use --force/)
    expect(await readFile(file, 'utf8')).toBe('mine')
    await init(folder, '--force')
    expect(await readFile(file, 'utf8')).toMatch(/from '@workbench-sdk\/mock/)
  })

  test.each([
    ['vitest', [], 'vitest'],
    ['jest', [], 'jest@30'],
    ['node', [], ''],
    ['node', ['public'], 'msw@3'],
  ])('lists the packages to install for %s with the folders %j', async (runner, folders, others) => {
    const folder = await newProject({}, ...folders)
    const { out } = await init(folder, '--runner', runner)
    const packages = ['@workbench-sdk/client', '@workbench-sdk/mock', ...(others ? [others] : [])].join(' ')
    expect(out).toMatch(new RegExp(`^  npm install --save-dev ${packages}$`, 'm'))
  })

  test.each([
    [{ devDependencies: { jest: '30' } }, 'npx jest test/workbench-mock.test.js', /require\('@workbench-sdk\/mock'\)/],
    [{ type: 'module', devDependencies: { jest: '30' } }, '--experimental-vm-modules npx jest', /^import /m],
    [{ scripts: { test: 'node --import tsx --test' } }, 'node --test test/workbench-mock.test.mjs', /from 'node:test'/],
    [{ dependencies: { vitest: '5' }, devDependencies: { jest: '30' } }, 'npx vitest run', /mock\/vitest'/],
  ])('selects the runner and the module format of the project %j', async (manifest, command, source) => {
    const folder = await newProject(manifest)
    const { out } = await init(folder)
    expect(out).toContain(command)
    expect(await readFile(join(folder, /test\/workbench-mock\.test\.\w+/.exec(out)?.[0] ?? ''), 'utf8')).toMatch(source)
  })

  test('writes no sample to a project that has only Playwright, except with --runner', async () => {
    const folder = await newProject({ devDependencies: { '@playwright/test': '1' } }, 'tests')
    const { code, out } = await init(folder)
    expect([code, await readdir(join(folder, 'tests'))]).toEqual([0, []])
    expect(out).toMatch(/npm install --save-dev @workbench-sdk\/client @workbench-sdk\/mock$/m)
    expect(out).toMatch(
      /^No sample test was created.*--runner\.$[\s\S]*Write a test for Playwright: https:\S+mock\/playwright$/m,
    )
    expect((await init(folder, '--runner', 'node')).out).toMatch(/Created .*a sample test/)
  })

  test('does not list packages that the project has', async () => {
    const folder = await newProject({ devDependencies: { msw: '3.0.5', '@workbench-sdk/mock': '*' } }, 'public')
    expect((await init(folder)).out).toMatch(/npm install --save-dev @workbench-sdk\/client vitest$/m)
  })

  test('creates the test without a service worker if MSW is not installed, unless the worker is requested', async () => {
    const folder = await newEmptyProject({}, 'public')
    expect(await init(folder, '--worker-dir', 'public')).toMatchObject({
      code: 1,
      said: expect.stringContaining('MSW is not installed. Run "npm install --save-dev msw@3".'),
    })
    expect(await init(folder)).toMatchObject({ code: 0, out: expect.stringMatching(/Created .*No service worker/s) })
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual([
      'package.json',
      'public',
      'test',
      'test/workbench-mock.test.ts',
    ])
  })

  test('prints the folder in which to run the next steps, unless it is the working directory', async () => {
    const folder = await newProject({})
    expect((await init(folder)).out).toContain(`Next:\n  cd ${relative(process.cwd(), folder)}\n  npm install `)
    expect((await outcome(runIn(folder, 'init'))).out).toContain('Next:\n  npm install ')
  })

  test('rejects a folder without a package.json, and exits with 2', async () => {
    const { code, said } = await init(dirname(root))
    expect([code, said]).toEqual([2, expect.stringMatching(/No package\.json in .*\. Run "npm init" there/)])
  })
})
