// Measures a run of Vitest with test files that use the fixtures, relative to test files with a handwritten MSW handler.
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises'
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

/** Returns a sample of one run, in a new project. Vitest resolves the packages as it does for users: to the built files. */
function runOf(template: string): Sample {
  return async () => {
    const project = await mkdtemp(join(tmpdir(), `workbench-${template}-`))
    try {
      await symlink(resolve('node_modules'), join(project, 'node_modules'))
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
