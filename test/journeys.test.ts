import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** The most files of ours that a warm call may enter, so that an engineer can follow it. */
const LIMITS = [
  ['create', 14],
  ['rotate', 32],
] as const

test.each(LIMITS)('the journey "%s" enters at most %s files', async (journey, limit) => {
  const args = ['--conditions=workbench-source', 'scripts/trace-files.ts', journey]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const [, ...files] = stdout.trim().split('\n')
  expect(files).toContain('packages/client/src/core/request.ts')
  expect(files.length, stdout).toBeLessThanOrEqual(limit)
})
