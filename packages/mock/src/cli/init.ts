import { constants, copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '@workbench-sdk/internal/errors'
import { Command, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'

interface InitFlags {
  readonly runner: Runner
  readonly workerDir?: string
  readonly force?: boolean
}

/** A project that files are put into. */
interface Project {
  readonly folder: string
  readonly manifest: Manifest
}

interface Manifest {
  readonly type?: unknown
  readonly dependencies?: object
  readonly devDependencies?: object
}

/** What every test of the mock needs, and under which name npm is to get it. */
const NEEDS = {
  '@workbench-sdk/client': '@workbench-sdk/client',
  '@workbench-sdk/mock': '@workbench-sdk/mock',
  msw: 'msw@3',
}

/** What a sample test is called, how it is run, and what it needs. */
const RUNNERS = {
  vitest: { sample: 'vitest.ts', extension: () => 'ts', run: 'npx vitest run', needs: { ...NEEDS, vitest: 'vitest' } },
  jest: {
    sample: 'jest.js',
    extension: moduleExtension,
    run: 'NODE_OPTIONS=--experimental-vm-modules npx jest',
    needs: { ...NEEDS, jest: 'jest@30' },
  },
  node: { sample: 'node.js', extension: moduleExtension, run: 'node --test', needs: NEEDS },
} as const

type Runner = keyof typeof RUNNERS

/** Where frameworks take files from that a browser gets as they are; these serve `static/`, and all others `public/`. */
const STATIC = ['@sveltejs/kit', 'gatsby', '@docusaurus/core']

const TEST_FOLDERS = ['test', 'tests', '__tests__']
const WORKER = 'mockServiceWorker.js'

export function initCommand(): Command {
  return new Command('init')
    .description('Puts a sample test, and the service worker by which a browser reaches the mock, into a project.')
    .argument('[folder]', 'the project', '.')
    .addOption(new Option('--runner <name>', 'what runs the test').choices(Object.keys(RUNNERS)).default('vitest'))
    .option(
      '--worker-dir <folder>',
      'where a browser gets files from (default: public/ or static/, where there is one)',
    )
    .option('--force', 'put them in the place of files that are there')
    .action(run)
}

async function run(folder: string, { runner, workerDir, force = false }: InitFlags): Promise<void> {
  const project = await projectAt(resolve(folder))
  const sample = await sampleCopy(project, runner)
  const worker = await workerCopy(project, workerDir)
  for (const each of worker ? [sample, worker] : [sample]) {
    const isWritten = await written(each, force)
    console.log(
      `${shown(each.to)} ${isWritten ? `is ${each.what}` : 'is there already, and was left as it is; --force puts a new one there'}.`,
    )
  }
  console.log(['', ...nextSteps(project, runner, sample, worker)].join('\n'))
}

interface Copy {
  readonly from: string
  readonly to: string
  readonly what: string
}

async function projectAt(folder: string): Promise<Project> {
  const path = join(folder, 'package.json')
  try {
    return { folder, manifest: Object(JSON.parse(await readFile(path, 'utf8'))) }
  } catch (error) {
    throw new Failure(`${folder} is no project: ${path} cannot be read (${messageOf(error)}).`, EXIT.usage)
  }
}

async function sampleCopy({ folder, manifest }: Project, runner: Runner): Promise<Copy> {
  const { sample, extension } = RUNNERS[runner]
  const tests = (await firstFolder(folder, TEST_FOLDERS)) ?? join(folder, 'test')
  const own = fileURLToPath(import.meta.resolve('@workbench-sdk/mock/package.json'))
  return {
    from: join(dirname(own), 'samples', sample),
    to: join(tests, `workbench-mock.test.${extension(manifest)}`),
    what: 'a test to begin with',
  }
}

async function workerCopy(project: Project, workerDir: string | undefined): Promise<Copy | undefined> {
  const folder = workerDir === undefined ? await servedFolder(project) : resolve(project.folder, workerDir)
  if (folder === undefined) return undefined
  return {
    from: workerOf(project),
    to: join(folder, WORKER),
    what: 'the service worker, of the MSW that is installed',
  }
}

function servedFolder({ folder, manifest }: Project): Promise<string | undefined> {
  const packages = { ...manifest.dependencies, ...manifest.devDependencies }
  const isStatic = STATIC.some(name => Object.hasOwn(packages, name))
  return firstFolder(folder, isStatic ? ['static', 'public'] : ['public', 'static'])
}

/** The worker has to be of the version of MSW that talks to it: the project's own, or the mock's. */
function workerOf({ folder }: Project): string {
  for (const from of [join(folder, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(`msw/${WORKER}`)
    } catch {}
  }
  throw new Failure('There is no MSW to take the service worker from: npm install --save-dev msw@3')
}

/** @returns whether it was written; where there is something, only by force. */
async function written({ from, to }: Copy, force: boolean): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await copyFile(from, to, force ? 0 : constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && !force) return false
    throw new Failure(`${shown(to)} cannot be written: ${messageOf(error)}`)
  }
}

function nextSteps({ folder, manifest }: Project, runner: Runner, sample: Copy, worker: Copy | undefined): string[] {
  const there = { ...manifest.dependencies, ...manifest.devDependencies }
  const missing = Object.entries(RUNNERS[runner].needs).filter(([name]) => !Object.hasOwn(there, name))
  return [
    'Next:',
    ...(missing.length > 0 ? [`  npm install --save-dev ${missing.map(([, wanted]) => wanted).join(' ')}`] : []),
    `  ${RUNNERS[runner].run} ${relative(folder, sample.to)}`,
    '',
    worker
      ? `When MSW is updated: npx msw init ${relative(folder, dirname(worker.to))}`
      : 'No service worker was written, since there is no folder that a browser gets files from. --worker-dir names one.',
  ]
}

const shown = (path: string) => relative(process.cwd(), path) || '.'

async function firstFolder(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return path
  }
  return undefined
}

/** Jest and Node take a file for a module by its name, or by what the project says of all its files. */
function moduleExtension({ type }: Manifest): string {
  return type === 'module' ? 'js' : 'mjs'
}
