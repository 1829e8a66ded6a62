import { constants, copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { Command, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { parseJson } from './parse-json.ts'

interface InitFlags {
  readonly runner: Runner
  readonly workerDir?: string
  readonly force?: boolean
}

/** The project that the files are added to. */
interface Project {
  readonly folder: string
  readonly manifest: Manifest
}

interface Manifest {
  readonly type?: unknown
  readonly dependencies?: object
  readonly devDependencies?: object
}

/** The packages that every test with the mock needs, and their npm specifiers. */
const PACKAGES = {
  '@workbench-sdk/client': '@workbench-sdk/client',
  '@workbench-sdk/mock': '@workbench-sdk/mock',
}

/** The package that contains the service worker. */
const MSW = { msw: 'msw@3' }

/** Each runner's sample test, the command to run it, and the packages that it needs. */
const RUNNERS = {
  vitest: {
    sample: 'vitest.ts',
    extension: () => 'ts',
    run: 'npx vitest run',
    packages: { ...PACKAGES, vitest: 'vitest' },
  },
  jest: {
    sample: 'jest.js',
    extension: moduleExtension,
    run: 'NODE_OPTIONS=--experimental-vm-modules npx jest',
    packages: { ...PACKAGES, jest: 'jest@30' },
  },
  node: { sample: 'node.js', extension: moduleExtension, run: 'node --test', packages: PACKAGES },
} as const

type Runner = keyof typeof RUNNERS

/** The frameworks that serve static files from `static/`. Other frameworks serve them from `public/`. */
const STATIC_FRAMEWORKS = ['@sveltejs/kit', 'gatsby', '@docusaurus/core']

const TEST_FOLDERS = ['test', 'tests', '__tests__']
const WORKER = 'mockServiceWorker.js'

export function initCommand(): Command {
  return new Command('init')
    .description('Adds a sample test and the service worker for browsers to a project.')
    .argument('[folder]', 'the folder of the project, which contains its package.json', '.')
    .addOption(new Option('--runner <name>', 'the test runner').choices(Object.keys(RUNNERS)).default('vitest'))
    .option(
      '--worker-dir <folder>',
      'the folder with static files for browsers, relative to the project (default: public/ or static/, if it exists and MSW is installed)',
    )
    .option('--force', 'replace existing files')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
The test, workbench-mock.test.*, is written to ${TEST_FOLDERS.slice(0, -1).join('/, ')}/ or ${TEST_FOLDERS.at(-1)}/: the first one that exists, or else ${TEST_FOLDERS[0]}/.
The service worker is only for pages, and is copied from the installed MSW.

Examples:
  npx @workbench-sdk/mock init                                a Vitest test for the project in the working directory
  npx @workbench-sdk/mock init packages/web --runner jest     for the project in packages/web
  npx @workbench-sdk/mock init --worker-dir src/assets        with the service worker in src/assets

Exit codes: ${EXIT.fine} done, ${EXIT.failed} a file could not be written, or --worker-dir requires MSW, ${EXIT.usage} invalid argument.`

async function run(folder: string, { runner, workerDir, force = false }: InitFlags): Promise<void> {
  const project = await projectAt(resolve(folder))
  const sample = await sampleCopy(project, runner)
  const worker = await workerCopy(project, workerDir)
  if (worker === undefined && workerDir !== undefined) {
    throw new Failure('MSW is not installed. Run "npm install --save-dev msw@3".')
  }
  for (const each of worker ? [sample, worker] : [sample]) {
    const isWritten = await copy(each, force)
    console.log(
      isWritten
        ? `Created ${relativePath(each.to)}: ${each.description}.`
        : `Skipped ${relativePath(each.to)}: it already exists. Use --force to replace it.`,
    )
  }
  console.log(['', ...nextSteps(project, runner, sample, worker)].join('\n'))
}

interface Copy {
  readonly from: string
  readonly to: string
  readonly description: string
}

async function projectAt(folder: string): Promise<Project> {
  const path = join(folder, 'package.json')
  try {
    return { folder, manifest: Object(parseJson(await readFile(path, 'utf8'))) }
  } catch (error) {
    throw new Failure(
      `Cannot read ${path}: ${messageOf(error).replace(/\.$/, '')}. Expected a project folder.`,
      EXIT.usage,
    )
  }
}

async function sampleCopy({ folder, manifest }: Project, runner: Runner): Promise<Copy> {
  const { sample, extension } = RUNNERS[runner]
  const tests = (await firstFolder(folder, TEST_FOLDERS)) ?? join(folder, 'test')
  const ownManifest = fileURLToPath(import.meta.resolve('@workbench-sdk/mock/package.json'))
  return {
    from: join(dirname(ownManifest), 'samples', sample),
    to: join(tests, `workbench-mock.test.${extension(manifest)}`),
    description: 'a sample test',
  }
}

async function workerCopy(project: Project, workerDir: string | undefined): Promise<Copy | undefined> {
  const folder = workerDir === undefined ? await servedFolder(project) : resolve(project.folder, workerDir)
  const from = workerPath(project)
  if (folder === undefined || from === undefined) return undefined
  return {
    from,
    to: join(folder, WORKER),
    description: 'the service worker of the installed MSW version',
  }
}

function servedFolder({ folder, manifest }: Project): Promise<string | undefined> {
  const packages = { ...manifest.dependencies, ...manifest.devDependencies }
  const isStatic = STATIC_FRAMEWORKS.some(name => Object.hasOwn(packages, name))
  return firstFolder(folder, isStatic ? ['static', 'public'] : ['public', 'static'])
}

/** Returns the path of the worker file in the project's version of MSW, or undefined if the project has no MSW. */
function workerPath({ folder }: Project): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(`msw/${WORKER}`)
  } catch {
    return undefined
  }
}

/** @returns false if the file exists and `force` is not set */
async function copy({ from, to }: Copy, force: boolean): Promise<boolean> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await copyFile(from, to, force ? 0 : constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && !force) return false
    throw new Failure(`Cannot write ${relativePath(to)}: ${messageOf(error)}`)
  }
}

function nextSteps({ folder, manifest }: Project, runner: Runner, sample: Copy, worker: Copy | undefined): string[] {
  const there = { ...manifest.dependencies, ...manifest.devDependencies }
  const needed = { ...RUNNERS[runner].packages, ...(worker && MSW) }
  const missing = Object.entries(needed).filter(([name]) => !Object.hasOwn(there, name))
  const isElsewhere = folder !== process.cwd()
  return [
    'Next:',
    ...(isElsewhere ? [`  cd ${relativePath(folder)}`] : []),
    ...(missing.length > 0 ? [`  npm install --save-dev ${missing.map(([, wanted]) => wanted).join(' ')}`] : []),
    `  ${RUNNERS[runner].run} ${relative(folder, sample.to)}`,
    '',
    worker
      ? `After updating MSW: npx msw init ${relative(folder, dirname(worker.to))}`
      : 'No service worker was created. Only pages need one: install msw@3, and specify the folder of static files with --worker-dir.',
  ]
}

const relativePath = (path: string) => relative(process.cwd(), path) || '.'

async function firstFolder(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return path
  }
  return undefined
}

/** Jest and Node recognize a module by its extension, or by the project's `type`. */
function moduleExtension({ type }: Manifest): string {
  return type === 'module' ? 'js' : 'mjs'
}
