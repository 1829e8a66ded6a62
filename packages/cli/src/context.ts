import type { WorkbenchOptions } from '@workbench-sdk/client'
import type { Output } from './output/stream.ts'
import type { Prompts } from './prompts.ts'

/** Everything outside of the program that it uses. */
export interface Context {
  readonly env: NodeJS.ProcessEnv
  readonly stdout: Output
  readonly stderr: Output
  readonly now: () => Date
  readonly signal: AbortSignal
  /** Asks the person at the terminal. Undefined if there is no terminal. */
  readonly prompts: Prompts | undefined
  readonly fetch?: WorkbenchOptions['fetch']
}
