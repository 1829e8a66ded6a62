import type { WorkbenchOptions } from '@workbench-sdk/client'
import type { Output } from './output/stream.ts'
import type { Prompts } from './prompts.ts'

/** Everything that the program uses from its environment. */
export interface Context {
  readonly env: NodeJS.ProcessEnv
  readonly stdout: Output
  readonly stderr: Output
  readonly now: () => Date
  readonly signal: AbortSignal
  /** Prompts the user on the terminal. Undefined if no terminal is attached. */
  readonly prompts: Prompts | undefined
  readonly fetch?: WorkbenchOptions['fetch']
}
