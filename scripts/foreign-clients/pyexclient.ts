import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const PYTHON = '/usr/bin/python3'

/** Why pyexclient cannot be tested, and what to do. */
export const PYEXCLIENT_HINT =
  'set WORKBENCH_PYEXCLIENT to a checkout of https://github.com/expel-io/pyexclient, or install it with pip'

/** A pyexclient that Python can import. A checkout also has its unit tests. */
export interface Pyexclient {
  readonly checkout: string | undefined
}

/**
 * Returns undefined if pyexclient is not available.
 *
 * @throws Error if WORKBENCH_PYEXCLIENT is not a checkout.
 */
export async function findPyexclient(): Promise<Pyexclient | undefined> {
  const { WORKBENCH_PYEXCLIENT: folder } = process.env
  if (folder) {
    const checkout = resolve(folder)
    if (existsSync(join(checkout, 'pyexclient/workbench.py'))) return { checkout }
    throw new Error(`WORKBENCH_PYEXCLIENT is ${checkout}, which has no file pyexclient/workbench.py.`)
  }
  const isInstalled = await promisify(execFile)(PYTHON, ['-c', 'import pyexclient']).then(
    () => true,
    () => false,
  )
  return isInstalled ? { checkout: undefined } : undefined
}

/** Runs the unit tests of a checkout, which need no server, and returns their summary. */
export async function runUnitTests(checkout: string): Promise<string> {
  const args = ['-m', 'pytest', '--quiet', '-p', 'no:cacheprovider', 'tests']
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const { stdout } = await promisify(execFile)(PYTHON, args, { cwd: checkout, env, timeout: 120_000 })
  return stdout.trim().split('\n').at(-1) ?? ''
}
