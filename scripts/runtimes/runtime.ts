import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Task } from '../../test/runtimes/life.ts'
import type { Stage } from './stage.ts'

/** Something that the client has to run under. */
export interface Runtime {
  readonly name: string
  readonly binary: string
  readonly run: (task: Task, stage: Stage) => Promise<Outcome>
}

export interface Outcome {
  /** As JSON, so that none can give more than another. */
  readonly report: string
  /** Whatever else it printed. */
  readonly output: string
}

/** For one runtime, in milliseconds. */
export const PATIENCE = 30_000

/** Undefined where it is not installed. */
export async function versionOf({ binary }: Runtime): Promise<string | undefined> {
  const asked = promisify(execFile)(binary, ['--version'], { timeout: PATIENCE })
  return asked.then(({ stdout }) => /\d[\w.-]*/.exec(stdout)?.[0]).catch(missing)
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
