// Removes each bound of the mock, one at a time, and fails if the bound's test still passes. An argument selects mutations by a
// part of their function's name.

import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { BOUND_MUTATIONS } from './mutate/bound-mutations.ts'
import { Declarations, inWords, type Source } from './mutate/mutation.ts'

/** The time limit for one test, in milliseconds. */
const TIME_LIMIT = 180_000

const folder = mkdtempSync(join(tmpdir(), 'workbench-mutation-'))
process.once('exit', () => rmSync(folder, { recursive: true }))

const paths = globSync('packages/{mock,query,internal,contract}/src/**/*.ts', {
  exclude: ['**/*.test.ts', '**/generated/**'],
})
const declarations = new Declarations(paths.map(path => ({ path: resolve(path), text: readFileSync(path, 'utf8') })))

const selected = BOUND_MUTATIONS.filter(({ mutation }) => mutation.in.includes(process.argv[2] ?? ''))
let missed = 0
for (const { mutation, file, test } of selected) {
  const isDetected = fails(declarations.mutated(mutation), file, test)
  if (!isDetected) missed++
  console.log(`${isDetected ? 'detected' : 'MISSED  '}  ${inWords(mutation)}\n          ${file}, "${test}"`)
}
console.log(`\n${selected.length - missed} of ${selected.length} mutations were detected by the test of their bound.`)
if (missed > 0) process.exitCode = 1

/** Whether a test fails with the mutated file. */
function fails(mutated: Source, file: string, test: string): boolean {
  const mutation = join(folder, 'mutation.json')
  writeFileSync(mutation, JSON.stringify(mutated))
  const { stdout, status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file, '-t', test], {
    env: { ...process.env, WORKBENCH_MUTATION: mutation, NO_COLOR: '1' },
    encoding: 'utf8',
    timeout: TIME_LIMIT,
    killSignal: 'SIGKILL',
  })
  if (!/Tests .*\d+ (passed|failed)/.test(stdout) && status !== null)
    throw new Error(`${file} has no test "${test}":\n${stdout}`)
  return status !== 0
}
