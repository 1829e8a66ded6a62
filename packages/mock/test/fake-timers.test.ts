import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, 'fake-timers')

/** Test runners that install fake timers before the mock is loaded. Jest uses the built packages. */
const RUNNERS = {
  Vitest: [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', FOLDER],
  Jest: ['--experimental-vm-modules', resolve('node_modules/jest/bin/jest.js'), '--rootDir', FOLDER],
  'node:test': ['--conditions=workbench-source', '--test', join(FOLDER, 'node.faked.js')],
}

test.each(Object.entries(RUNNERS))(
  'the mock responds if %s has faked the timers before it is loaded',
  async (_, args) => {
    // Without this test's environment variables, which would make it part of this run.
    const env = { PATH: process.env.PATH }
    const child = spawn(process.execPath, args, {
      cwd: FOLDER,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    expect(code, stdout + stderr).toBe(0)
    expect(stdout + stderr).toMatch(/1 passed|pass 1/)
  },
  60_000,
)
