import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { serveCommand } from './serve.ts'

const args = process.argv.slice(2)
const first = args[0] ?? ''
// What is meant where no command is named, and nothing is asked about the commands.
if (!/^[^-]|^(-h|--help|-V|--version)$/.test(first)) args.unshift('serve')

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

const program = new Command('workbench-mock')
  .description('An Expel Workbench for tests and laptops that keeps every rule of service accounts and API keys.')
  .version(version)
  .usage('[serve] [options], or [command]')
  .showHelpAfterError('(--help says what there is)')
  .exitOverride()

// A port has to be there at once, and does without the rest.
const commands = args[0] === 'serve' ? [serveCommand()] : [serveCommand(), ...(await otherCommands())]
for (const command of commands) program.addCommand(command.copyInheritedSettings(program))

try {
  await program.parseAsync(args, { from: 'user' })
} catch (error) {
  process.exitCode = codeOf(error)
}

async function otherCommands(): Promise<Command[]> {
  const [{ initCommand }, { conformanceCommand }] = await Promise.all([import('./init.ts'), import('./conformance.ts')])
  return [initCommand(), conformanceCommand()]
}

/** What went wrong is said already where commander says it; anything but that and a failure is a defect, and is shown. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  if (!(error instanceof Failure)) throw error
  console.error(`error: ${error.message}`)
  return error.exitCode
}
