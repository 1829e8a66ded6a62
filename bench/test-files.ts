// Measures a run of Vitest with test files that use the fixture, or a mock on a port, relative to test files with handwritten MSW
// handlers.
import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createHost, serve } from '@workbench-sdk/mock'
import { comparison, perSecond, type Report } from './results/report.ts'
import { inTurns, type Sample } from './turns.ts'

const FILES = 40
const TURNS = 5
const [FIXTURE, REMOTE, HANDLER] = ['the fixture', 'a mock on a port', 'handwritten MSW handlers']
const LIMITS = { fixture: 0.7, remote: 1.1 }
const FILES_PER_SECOND = perSecond('files', FILES)

export async function benchTestFiles(): Promise<Report> {
  await using server = await serve(createHost())
  const runs = {
    [FIXTURE]: runOf('fixture'),
    [REMOTE]: runOf('remote', { WORKBENCH_MOCK_URL: server.url }),
    [HANDLER]: runOf('handler'),
  }
  const turns = await inTurns(runs, TURNS)
  return {
    title: 'Mock: test files',
    method: `A run of Vitest in a project with ${FILES} test files, from start to end. Each file has one test, which creates an account and a key, and checks the request.`,
    rows: [
      comparison(turns, { name: FIXTURE, of: FIXTURE, with: HANDLER, limit: LIMITS.fixture }, FILES_PER_SECOND),
      comparison(
        turns,
        {
          name: REMOTE,
          of: REMOTE,
          with: HANDLER,
          limit: LIMITS.remote,
          explanation: 'each file creates a world on the server, and resets it over HTTP before each test.',
        },
        FILES_PER_SECOND,
      ),
    ],
    limits:
      'The fixture does not load MSW. Loading it takes more time than the test. A mock on a port may take a tenth longer than handlers, because of the calls that a world needs.',
    chart: {
      kind: 'bars',
      title: `A run of Vitest with ${FILES} test files`,
      unit: 'files/s, more is better',
      bars: Object.keys(runs).map(name => ({
        label: name,
        value: FILES_PER_SECOND.of(turns.median(name)),
        isOurs: name !== HANDLER,
      })),
    },
  }
}

/** Returns a sample of one run, in a new project. */
function runOf(template: string, variables: Readonly<Record<string, string>> = {}): Sample {
  return async () => {
    const project = await mkdtemp(join(tmpdir(), `workbench-${template}-`))
    try {
      await installInto(project)
      for (let file = 0; file < FILES; file++) {
        await copyFile(`bench/test-files/${template}.ts`, join(project, `${file}.test.ts`))
      }
      const options = { cwd: project, env: { ...process.env, ...variables } }
      const started = performance.now()
      await promisify(execFile)(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run'], options)
      return performance.now() - started
    } finally {
      await rm(project, { recursive: true })
    }
  }
}

/** The packages used by the test files. They must be built. */
const PACKAGES = ['client', 'mock']

/**
 * Installs the packages as npm does. Links would point outside `node_modules`, and Vitest would then transform the packages'
 * files like the project's sources.
 */
async function installInto(project: string): Promise<void> {
  const scope = join(project, 'node_modules/@workbench-sdk')
  await mkdir(scope, { recursive: true })
  for (const name of await readdir('node_modules')) {
    if (name !== '@workbench-sdk') await symlink(resolve('node_modules', name), join(project, 'node_modules', name))
  }
  for (const name of PACKAGES) {
    await cp(`packages/${name}/package.json`, join(scope, name, 'package.json'))
    await cp(`packages/${name}/dist`, join(scope, name, 'dist'), { recursive: true })
  }
}
