import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/**
 * The maximum number of source files that a warm call may run through, so that it remains easy to follow, and a file
 * that it must run through.
 */
const LIMITS = [
  ['create', 14, 'packages/client/src/core/request.ts'],
  ['rotate', 30, 'packages/client/src/rotation/engine.ts'],
  ['post-on-port', 38, 'packages/mock/src/engine/handle-request.ts'],
] as const

test.each(LIMITS)('the journey "%s" runs through at most %s files', async (journey, limit, file) => {
  const args = ['--conditions=workbench-source', 'scripts/trace-files.ts', journey]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const [, ...files] = stdout.trim().split('\n')
  expect(files).toContain(file)
  expect(files.length, stdout).toBeLessThanOrEqual(limit)
})
