// Measures a run of Vitest with test files that use the fixtures, relative to test files with a handwritten MSW handler.
import { execFile } from 'node:child_process'
import { copyFile, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Sample } from './turns.ts'

const FILES = 40
const LIMIT = 0.7
const TURNS = 5
const [FIXTURE, HANDLER] = ['fixture', 'handler']

export async function benchTestFiles(): Promise<Limit[]> {
  const turns = await inTurns({ [FIXTURE]: runOf(FIXTURE), [HANDLER]: runOf(HANDLER) }, TURNS)
  console.log(`\nA run of Vitest with ${FILES} test files`)
  console.table(
    Object.fromEntries(
      [FIXTURE, HANDLER].map(name => [
        name,
        { s: rounded(turns.median(name) / 1e3, 2), 'relative to a handler': rounded(turns.ratio(name, HANDLER), 2) },
      ]),
    ),
  )
  return [{ name: 'mock: test files, relative to MSW handlers', value: turns.ratio(FIXTURE, HANDLER), limit: LIMIT }]
}

/** Returns a sample of one run, in a new project. */
function runOf(template: string): Sample {
  return async () => {
    const project = await mkdtemp(join(tmpdir(), `workbench-${template}-`))
    try {
      await installInto(project)
      for (let file = 0; file < FILES; file++) {
        await copyFile(`bench/test-files/${template}.ts`, join(project, `${file}.test.ts`))
      }
      const started = performance.now()
      await promisify(execFile)(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run'], { cwd: project })
      return performance.now() - started
    } finally {
      await rm(project, { recursive: true })
    }
  }
}

/** The packages that the test files use, built. */
const PACKAGES = ['client', 'mock']

/**
 * Installs the packages as npm does. Links to them would lead out of `node_modules`, so that Vitest would transform their files
 * like the sources of the project.
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
