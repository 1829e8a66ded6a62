import { Command, CommanderError } from 'commander'
import { conformanceCommand } from './conformance.ts'
import { EXIT, Failure } from './exit.ts'
import { serveCommand } from './serve.ts'

const program = new Command('workbench-mock')
  .description('An Expel Workbench for tests and laptops that keeps every rule of service accounts and API keys.')
  .showHelpAfterError('(--help says what there is)')
  .exitOverride()

for (const command of [serveCommand(), conformanceCommand()]) program.addCommand(command.copyInheritedSettings(program))

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
}

/** What went wrong is said already where commander says it; anything but that and a failure is a defect, and is shown. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  if (!(error instanceof Failure)) throw error
  console.error(`error: ${error.message}`)
  return error.exitCode
}
