import { CANCEL_SYMBOL, multiselect, password, select, text } from '@clack/prompts'
import { Interrupted } from './interrupts.ts'

interface Choice<T> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

/** Prompts the user on the terminal. Ctrl-C exits the program. */
export interface Prompts {
  text(message: string, initial?: string): Promise<string>
  /** Prompts without showing the answer. */
  secret(message: string): Promise<string>
  select<T extends string>(message: string, choices: readonly Choice<T>[]): Promise<T>
  selectMany<T extends string>(message: string, choices: readonly Choice<T>[]): Promise<T[]>
}

const DEFAULT_COLUMNS = 80

/** Returns prompts, or `undefined` if the streams are not a terminal. Standard output may be a file or a pipe. */
export function terminalPrompts(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
): Prompts | undefined {
  if (!input.isTTY || !output.isTTY) return undefined
  // A terminal without a size, as in some containers, reports 0 columns. Each character would have its own line.
  output.columns ||= DEFAULT_COLUMNS
  const streams = { input, output, signal }
  const required = (value: string | undefined) => (value ? undefined : 'Enter a value.')
  return {
    text: async (message, initial) =>
      answer(await text({ ...streams, message, ...(initial !== undefined && { initialValue: initial }) })),
    secret: async message => answer(await password({ ...streams, message, validate: required })),
    select: async (message, choices) => answer(await select({ ...streams, message, options: [...choices] as never })),
    selectMany: async (message, choices) =>
      answer(await multiselect({ ...streams, message, options: [...choices] as never })),
  }
}

function answer<T>(value: T | typeof CANCEL_SYMBOL): T {
  if (value === CANCEL_SYMBOL) throw new Interrupted('SIGINT')
  return value
}
