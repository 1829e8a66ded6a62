import { codeOf } from '@workbench-sdk/internal/errors'
import { withoutCredentials } from '@workbench-sdk/internal/print-address'
import { Command, CommanderError } from 'commander'
import { VERSION } from '../version.ts'
import { EXIT, Failure } from './exit.ts'
import { printable } from './printable.ts'
import { withoutValues } from './secrets.ts'
import { serveCommand } from './serve.ts'

// The reader of a pipe, e.g. `head`, may stop before the end.
process.stdout.on('error', error => {
  if (codeOf(error) !== 'EPIPE') throw error
})

const args = process.argv.slice(2)
const first = args[0] ?? ''
// The default command, unless the arguments request help or the version.
if (!/^[^-]|^(-h|--help|-V|--version)$/.test(first)) args.unshift('serve')

const program = new Command('workbench-mock')
  .description(
    'A mock of Expel Workbench for tests and development, with every rule for service accounts and API keys.',
  )
  .version(VERSION)
  .usage('[command] [options]')
  .showHelpAfterError('(use --help for the list of commands)')
  .configureOutput({
    outputError: (message, write) => write(withoutValues(message, args)),
  })
  .exitOverride()

// The other commands are not loaded for `serve`, so that the server starts faster.
const commands = args[0] === 'serve' ? [serveCommand()] : [serveCommand(), ...(await otherCommands())]
for (const command of commands) {
  const help = `(use "${command.name()} --help" for the list of options)`
  program.addCommand(command.copyInheritedSettings(program).showHelpAfterError(help))
}

try {
  await program.parseAsync(args, { from: 'user' })
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

async function otherCommands(): Promise<Command[]> {
  const [{ initCommand }, { conformanceCommand }] = await Promise.all([import('./init.ts'), import('./conformance.ts')])
  return [initCommand(), conformanceCommand()]
}

/**
 * Reports a failure, and returns its exit code. Commander has already reported its own errors. All other errors are bugs.
 */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  if (!(error instanceof Failure)) throw error
  console.error(`error: ${printable(withoutCredentials(error.message))}`)
  return error.exitCode
}
