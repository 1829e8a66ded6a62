import type { WorkbenchOptions } from '@workbench-sdk/client'

/** What the program knows of the world around it. */
export interface Surroundings {
  env: NodeJS.ProcessEnv
  stdout: Output
  stderr: Output
  signal: AbortSignal
  fetch?: WorkbenchOptions['fetch']
}

interface Output {
  write(text: string): unknown
}
