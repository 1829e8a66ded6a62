import { constants, copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { Command, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { parseJson } from './parse-json.ts'

interface InitFlags {
  readonly runner?: Runner
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
  readonly scripts?: { readonly test?: unknown }
}

/** The packages that every test with the mock needs, and their npm specifiers. */
const PACKAGES = {
  '@workbench-sdk/client': '@workbench-sdk/client',
  '@workbench-sdk/mock': '@workbench-sdk/mock',
}

/** The package that contains the service worker. */
const MSW = { msw: 'msw@3' }

interface SampleTest {
  /** A file in the folder `samples`. */
  readonly sample: string
  readonly extension: string
  /** The command that runs it. */
  readonly run: string
}

interface RunnerRow {
  readonly testFor: (type: 'module' | 'commonjs') => SampleTest
  /** The packages that it needs. */
  readonly packages: Readonly<Record<string, string>>
}

const RUNNERS = {
  vitest: {
    testFor: () => ({ sample: 'vitest.ts', extension: 'ts', run: 'npx vitest run' }),
    packages: { ...PACKAGES, vitest: 'vitest' },
  },
  jest: {
    // Without the flag, Jest cannot load ES modules.
    testFor: type =>
      type === 'module'
        ? { sample: 'jest.js', extension: 'js', run: 'NODE_OPTIONS=--experimental-vm-modules npx jest' }
        : { sample: 'jest.cjs', extension: 'js', run: 'npx jest' },
    packages: { ...PACKAGES, jest: 'jest@30' },
  },
  node: {
    testFor: type => ({ sample: 'node.js', extension: type === 'module' ? 'js' : 'mjs', run: 'node --test' }),
    packages: PACKAGES,
  },
} as const satisfies Readonly<Record<string, RunnerRow>>

type Runner = keyof typeof RUNNERS

const PLAYWRIGHT = '@playwright/test'
const PLAYWRIGHT_GUIDE = 'https://workbench-sdk.github.io/workbench-sdk/mock/playwright'

/** The frameworks that serve static files from `static/`. Other frameworks serve them from `public/`. */
const STATIC_FRAMEWORKS = ['@sveltejs/kit', 'gatsby', '@docusaurus/core']

const SERVED_FOLDERS = ['public', 'static']
const TEST_FOLDERS = ['test', 'tests', '__tests__']
const WORKER = 'mockServiceWorker.js'

export function initCommand(): Command {
  return new Command('init')
    .description('Adds a sample test and the service worker for browsers to a project.')
    .argument('[folder]', 'the folder of the project, which contains its package.json', '.')
    .addOption(
      new Option('--runner <name>', 'the test runner (default: the one that the project uses, or vitest)').choices(
        Object.keys(RUNNERS),
      ),
    )
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
  npx @workbench-sdk/mock init                                for the project in the working directory
  npx @workbench-sdk/mock init packages/web --runner jest     for the project in packages/web
  npx @workbench-sdk/mock init --worker-dir src/assets        with the service worker in src/assets

Exit codes: ${EXIT.fine} done, ${EXIT.failed} a file could not be written, or --worker-dir requires MSW, ${EXIT.usage} invalid argument.`

async function run(folder: string, { runner: wanted, workerDir, force = false }: InitFlags): Promise<void> {
  const project = await projectAt(resolve(folder))
  const runner = wanted ?? runnerOf(project.manifest)
  const sample = runner && (await sampleCopy(project, runner))
  const worker = await workerCopy(project, workerDir)
  if (worker === undefined && workerDir !== undefined) {
    throw new Failure('MSW is not installed. Run "npm install --save-dev msw@3".')
  }
  for (const each of [sample, worker].filter(each => each !== undefined)) {
    const isWritten = await copy(each, force)
    console.log(
      isWritten
        ? `Created ${relativePath(each.to)}: ${each.description}.`
        : `Skipped ${relativePath(each.to)}: it already exists. Use --force to replace it.`,
    )
  }
  if (!sample)
    console.log(
      'No sample test was created, because the project uses Playwright. For another runner, specify --runner.',
    )
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
    return { folder, manifest: Object(parseJson(await readFile(path))) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new Failure(
        `No package.json in ${folder}. Run "npm init" there, or name the folder of a project.`,
        EXIT.usage,
      )
    throw new Failure(
      `Cannot read ${path}: ${messageOf(error).replace(/\.$/, '')}. Expected a project folder.`,
      EXIT.usage,
    )
  }
}

/** Returns the runner in the project's packages or in its test script. Undefined if that is only Playwright, which has no sample. */
function runnerOf(manifest: Manifest): Runner | undefined {
  const packages = packagesOf(manifest)
  const installed = (['vitest', 'jest'] as const).find(name => Object.hasOwn(packages, name))
  if (installed !== undefined) return installed
  if (Object.hasOwn(packages, PLAYWRIGHT)) return undefined
  return /\bnode\b.*\s--test\b/.test(String(manifest.scripts?.test)) ? 'node' : 'vitest'
}

const packagesOf = ({ dependencies, devDependencies }: Manifest) => ({ ...dependencies, ...devDependencies })

function testFor({ type }: Manifest, runner: Runner): SampleTest {
  const row: RunnerRow = RUNNERS[runner]
  return row.testFor(type === 'module' ? 'module' : 'commonjs')
}

async function sampleCopy({ folder, manifest }: Project, runner: Runner): Promise<Copy> {
  const { sample, extension } = testFor(manifest, runner)
  const tests = (await firstFolder(folder, TEST_FOLDERS)) ?? join(folder, 'test')
  const ownManifest = fileURLToPath(import.meta.resolve('@workbench-sdk/mock/package.json'))
  return {
    from: join(dirname(ownManifest), 'samples', sample),
    to: join(tests, `workbench-mock.test.${extension}`),
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
  const isStatic = STATIC_FRAMEWORKS.some(name => Object.hasOwn(packagesOf(manifest), name))
  return firstFolder(folder, isStatic ? SERVED_FOLDERS.toReversed() : SERVED_FOLDERS)
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

function nextSteps(
  project: Project,
  runner: Runner | undefined,
  sample: Copy | undefined,
  worker: Copy | undefined,
): string[] {
  const { folder, manifest } = project
  const there = packagesOf(manifest)
  const needed = { ...(runner ? RUNNERS[runner].packages : PACKAGES), ...(worker && MSW) }
  const missing = Object.entries(needed).filter(([name]) => !Object.hasOwn(there, name))
  const isElsewhere = folder !== process.cwd()
  return [
    'Next:',
    ...(isElsewhere ? [`  cd ${relativePath(folder)}`] : []),
    ...(missing.length > 0 ? [`  npm install --save-dev ${missing.map(([, wanted]) => wanted).join(' ')}`] : []),
    runner && sample
      ? `  ${testFor(manifest, runner).run} ${relative(folder, sample.to)}`
      : `  Write a test for Playwright: ${PLAYWRIGHT_GUIDE}`,
    '',
    worker ? `After updating MSW: npx msw init ${relative(folder, dirname(worker.to))}` : withoutWorker(project),
  ]
}

function withoutWorker(project: Project): string {
  const [reason, step] = workerPath(project)
    ? [`the project has no folder ${SERVED_FOLDERS.join('/ or ')}/`, 'specify']
    : ['MSW is not installed', 'install msw@3, and specify']
  return `No service worker was created, because ${reason}. Only tests of pages with MSW need one: ${step} the folder of static files with --worker-dir.`
}

const relativePath = (path: string) => relative(process.cwd(), path) || '.'

async function firstFolder(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name)
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return path
  }
  return undefined
}
