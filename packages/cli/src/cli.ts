import {
  AuthenticationError,
  ConnectionError,
  IntermediaryError,
  NotFoundError,
  PermissionDeniedError,
  ProtocolError,
  TimeoutError,
} from '@workbench-sdk/client'
import { type Command, CommanderError } from 'commander'
import type { CommandModule, Result, Session } from './command.ts'
import { COMMANDS } from './commands/index.ts'
import { addCompletion } from './completion.ts'
import type { Context } from './context.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { printJson } from './output/json.ts'
import { createLog } from './output/log.ts'
import { write } from './output/stream.ts'
import { describe, safeLines } from './output/text.ts'
import { describeProgram } from './program.ts'

/**
 * Runs the program, and returns its exit code. With `--json`, standard output is exactly one JSON document, even
 * after an error.
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  const session: Session = { ...context, log: createLog(context, optionOf(argv, '--log-format') === 'json') }
  const isJson =
    argv.some(word => word === '--json' || word.startsWith('--json=')) || optionOf(argv, '--format') === 'json'
  const module = COMMANDS.find(each => each.describe().name() === argv.find(word => !word.startsWith('-')))
  const result = await runCommand(argv, session, module)
  const { exitCode } = result
  try {
    await print(result, session, isJson)
    return exitCode
  } catch (error) {
    session.log.error(describe(error))
    return exitCode === EXIT.done ? EXIT.failed : exitCode
  }
}

async function print({ document, text }: Result, { stdout, stderr, log }: Session, isJson: boolean): Promise<void> {
  if (!isJson) await write(stdout, typeof text === 'string' ? text : text(stdout))
  else {
    if (typeof text === 'string' && !log.isJson) await write(stderr, text)
    await write(stdout, printJson(document))
  }
}

async function runCommand(argv: readonly string[], session: Session, module?: CommandModule<object>): Promise<Result> {
  const { log, env, signal } = session
  const printed = { help: '', error: '' }
  let result: Result | undefined
  const program = describeProgram(COMMANDS, {
    output: printed,
    run: async (module, command) => {
      result = await runModule(module, command, session)
    },
  })
  await addCompletion(program, argv)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return result ?? { exitCode: EXIT.done, document: {}, text: '' }
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      return { exitCode: EXIT.done, document: { help: printed.help }, text: printed.help }
    }
    const cause = signal.aborted ? signal.reason : error
    const message =
      cause instanceof CommanderError
        ? describe(redactValues(cause.message).replace(/^error: /, ''))
        : withAdvice(describe(cause), cause, argv, env)
    if (cause instanceof CommanderError) log.usage(redactValues(safeLines(printed.error)), message)
    else log.error(env.DEBUG && error instanceof Error ? safeLines(String(error.stack)) : message)
    return { exitCode: exitCodeOf(cause), document: { ...module?.emptyDocument, error: message }, text: '' }
  }
}

async function runModule(module: CommandModule<object>, command: Command, session: Session): Promise<Result> {
  const options: object = command.opts()
  const isSet = (name: string) => !['default', undefined].includes(command.getOptionValueSource(name))
  const message =
    command.args.length > 0
      ? 'unexpected argument: this command accepts only options. Put quotes around a name with spaces.'
      : module.findError?.(options, isSet as never)
  if (message !== undefined) command.error(`error: ${message}`)
  return module.run(options, session)
}

/** Returns the value of an option before the command line is parsed, because errors in parsing depend on it. */
function optionOf(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex(word => word === name || word.startsWith(`${name}=`))
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
}

/** Removes values from a message, because they may be secrets, e.g. in `--token=…`. */
function redactValues(text: string): string {
  return (
    text
      .replace(/unknown option '(--[^=']*=?|-.).*/g, "unknown option '$1'")
      .replace(/=(?='$)/gm, '=…')
      // A word that resembles a command is not a secret.
      .replace(/unknown command '.*'(?!\n\(Did you mean)/g, 'unknown command')
  )
}

const CHECK_ADDRESS = 'Check the URL of Workbench in --base-url or WORKBENCH_BASE_URL.'

/**
 * How the user of this program can fix an error. The client does not know the names of this program's options and
 * variables.
 */
const ADVICE = [
  [AuthenticationError, 'Set WORKBENCH_API_KEY to a key that works.'],
  [PermissionDeniedError, 'Set WORKBENCH_API_KEY to the key of an Organization Admin.'],
  [ConnectionError, CHECK_ADDRESS],
  [TimeoutError, CHECK_ADDRESS],
  [NotFoundError, CHECK_ADDRESS],
  [IntermediaryError, CHECK_ADDRESS],
  [ProtocolError, CHECK_ADDRESS],
] as const

function withAdvice(message: string, error: unknown, argv: readonly string[], env: NodeJS.ProcessEnv): string {
  // The error itself says to check the user name, the password and the code.
  if (error instanceof AuthenticationError && argv.includes('--login')) return message
  const [, found = ''] = ADVICE.find(([Failure]) => error instanceof Failure) ?? []
  const file = optionOf(argv, '--token-file')
  const advice = file === undefined ? found : found.replace('Set WORKBENCH_API_KEY to', `Put into the file ${file}`)
  const advised = message.includes('WORKBENCH_BASE_URL') ? message : `${message} ${advice}`.trimEnd()
  return advice === CHECK_ADDRESS ? `${advised} ${addressOf(message, argv, env)}`.trimEnd() : advised
}

/** Returns a sentence with the URL that the program used, unless the message contains the URL. */
function addressOf(message: string, argv: readonly string[], env: NodeJS.ProcessEnv): string {
  const url = optionOf(argv, '--base-url') ?? env.WORKBENCH_BASE_URL
  if (!url) return ''
  const { origin, pathname } = new URL(url)
  const address = `${origin}${pathname}`.replace(/\/$/, '')
  return message.includes(address) ? '' : `The URL is ${address}.`
}
