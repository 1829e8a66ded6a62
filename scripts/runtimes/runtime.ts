import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Task } from '../../test/runtimes/lifecycle.ts'
import type { TestServer } from './test-server.ts'

/** A runtime that the client supports. */
export interface Runtime {
  readonly name: string
  /** Returns the version, or `undefined` if the runtime is not installed. */
  readonly version: () => Promise<string | undefined>
  readonly run: (task: Task, server: TestServer) => Promise<Outcome>
}

export interface Outcome {
  /** The program's report as JSON, a format that every runtime can return. */
  readonly report: string
  /** Everything else that the program printed. */
  readonly output: string
}

/** The time limit for one runtime, in milliseconds. */
export const TIMEOUT = 30_000

/** Returns a program's version, or `undefined` if the program does not exist. */
export async function versionOf(binary: string): Promise<string | undefined> {
  const version = promisify(execFile)(binary, ['--version'], { timeout: TIMEOUT })
  return version.then(({ stdout }) => /\d[\w.-]*/.exec(stdout)?.[0]).catch(ignoreENOENT)
}

function ignoreENOENT(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
