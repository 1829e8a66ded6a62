import type { Command } from 'commander'
import type { Context } from './context.ts'
import type { Log } from './output/log.ts'
import type { Output } from './output/stream.ts'

/** The environment of a command. */
export interface Session extends Context {
  readonly log: Log
}

/** The result of a command. */
export interface Result {
  readonly exitCode: number
  /** The document that `--json` prints. */
  readonly document: object
  /** The text for the user. */
  readonly text: string | ((stream: Output) => string)
}

/** One command of the program. */
export interface CommandModule<Options extends object> {
  /** Its name, description and options. */
  readonly describe: () => Command
  /** Returns an error message, or `undefined` if the combination of options is valid. */
  readonly findError?: (options: Options, isSet: (name: keyof Options & string) => boolean) => string | undefined
  /** The document of a failed run, without its error. */
  readonly emptyDocument: object
  readonly run: (options: Options, session: Session) => Promise<Result>
}
