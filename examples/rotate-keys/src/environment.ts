import type { WorkbenchOptions } from '@workbench-sdk/client'

/** The environment of the program. */
export interface Environment {
  env: NodeJS.ProcessEnv
  stdout: Output
  stderr: Output
  signal: AbortSignal
  fetch?: WorkbenchOptions['fetch']
}

interface Output {
  write(text: string): unknown
}
