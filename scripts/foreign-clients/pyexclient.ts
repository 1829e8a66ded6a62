import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const PYTHON = '/usr/bin/python3'

/** Explains how to make pyexclient available for the test. */
export const PYEXCLIENT_HINT =
  'set WORKBENCH_PYEXCLIENT to a checkout of https://github.com/expel-io/pyexclient, or install it with pip'

/** A version of pyexclient that Python can import. A checkout also contains unit tests. */
export interface Pyexclient {
  readonly checkout: string | undefined
}

/**
 * Finds pyexclient. Returns `undefined` if it is not available.
 *
 * @throws Error if WORKBENCH_PYEXCLIENT is not a checkout.
 */
export async function findPyexclient(): Promise<Pyexclient | undefined> {
  const { WORKBENCH_PYEXCLIENT: folder } = process.env
  if (folder) {
    const checkout = resolve(folder)
    if (existsSync(join(checkout, 'pyexclient/workbench.py'))) return { checkout }
    throw new Error(`WORKBENCH_PYEXCLIENT is ${checkout}, but this folder does not contain pyexclient/workbench.py.`)
  }
  const isInstalled = await promisify(execFile)(PYTHON, ['-c', 'import pyexclient']).then(
    () => true,
    () => false,
  )
  return isInstalled ? { checkout: undefined } : undefined
}

/** Runs a checkout's unit tests, and returns their summary. They do not need a server. */
export async function runUnitTests(checkout: string): Promise<string> {
  const args = ['-m', 'pytest', '--quiet', '-p', 'no:cacheprovider', 'tests']
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const { stdout } = await promisify(execFile)(PYTHON, args, { cwd: checkout, env, timeout: 120_000 })
  return stdout.trim().split('\n').at(-1) ?? ''
}
