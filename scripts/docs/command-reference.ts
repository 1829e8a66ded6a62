import { COMMANDS } from '../../packages/cli/src/commands/index.ts'
import { addCompletion } from '../../packages/cli/src/completion.ts'
import { describeProgram } from '../../packages/cli/src/program.ts'
import { conformanceCommand } from '../../packages/mock/src/cli/conformance.ts'
import { initCommand } from '../../packages/mock/src/cli/init.ts'
import { serveCommand } from '../../packages/mock/src/cli/serve.ts'
import { table } from '../generate/table.ts'

/** Returns the reference page for `workbench-keys`. */
export async function keysReference(): Promise<string> {
  const program = describeProgram(COMMANDS, { output: { help: '', error: '' }, run: async () => {} })
  await addCompletion(program, [])
  return page(program, 'workbench-keys', '@workbench-sdk/cli', afterHelp(program))
}

/** Returns the reference page for `workbench-mock`. */
export function mockReference(): string {
  const program = { description: () => 'A mock of Workbench on a port. `serve` is the default command.' }
  const commands = [serveCommand(), initCommand(), conformanceCommand()]
  return page({ ...program, commands }, 'workbench-mock', '@workbench-sdk/mock', '')
}

interface Program {
  readonly commands: readonly Command[]
  description(): string
}

/** The members of Commander's commands used by the reference. The packages may use different versions of Commander. */
interface Command {
  readonly options: readonly Option[]
  readonly registeredArguments: readonly Argument[]
  name(): string
  description(): string
  usage(): string
  helpInformation(): string
  outputHelp(): void
  configureOutput(configuration: { writeOut(text: string): void }): unknown
}

interface Argument {
  readonly description: string
  readonly required: boolean
  readonly defaultValue?: unknown
  readonly argChoices?: readonly string[] | undefined
  name(): string
}

interface Option {
  readonly flags: string
  readonly description: string
  readonly hidden: boolean
  readonly argChoices?: readonly string[] | undefined
  readonly defaultValue?: unknown
  readonly defaultValueDescription?: string | undefined
  /** The environment variable that is read if the option is absent. */
  readonly envVar?: string | undefined
}

function page(program: Program, name: string, packageName: string, after: string): string {
  return `${[
    `# ${name}`,
    program.description(),
    `The program is part of the package \`${packageName}\`. It can also be run with \`npx ${packageName}\`.`,
    ...block(after),
    ...program.commands.map(command => section(command, name)),
  ].join('\n\n')}\n`
}

function section(command: Command, program: string): string {
  const usage = `${program} ${command.name()} ${command.usage()}`
  return [
    `## ${command.name()}`,
    command.description(),
    `\`\`\`txt\n${usage}\n\`\`\``,
    ...argumentsTable(command),
    ...optionsTable(command),
    ...block(afterHelp(command)),
  ].join('\n\n')
}

function argumentsTable({ registeredArguments }: Command): string[] {
  if (registeredArguments.length === 0) return []
  const nameOf = (argument: Argument) => (argument.required ? argument.name() : `[${argument.name()}]`)
  const rows = registeredArguments.map(each => [`\`${nameOf(each)}\``, descriptionOf(each), defaultOf(each)])
  return [table(['argument', 'description', 'default'], rows)]
}

function optionsTable({ options }: Command): string[] {
  const visible = options.filter(({ hidden }) => !hidden)
  if (visible.length === 0) return []
  const rows = visible.map(option => [`\`${option.flags}\``, descriptionOf(option), defaultOf(option)])
  return [table(['option', 'description', 'default'], rows)]
}

function descriptionOf({ description, argChoices }: Pick<Option, 'description' | 'argChoices'>): string {
  const choices = argChoices ? ` (${argChoices.map(choice => `\`${choice}\``).join(', ')})` : ''
  return escaped(description) + choices
}

function defaultOf({
  defaultValue,
  defaultValueDescription,
  envVar,
}: Pick<Option, 'defaultValue' | 'defaultValueDescription' | 'envVar'>): string {
  if (envVar !== undefined) return `\`${envVar}\``
  if (defaultValueDescription !== undefined) return escaped(defaultValueDescription)
  return defaultValue === undefined ? '' : `\`${defaultValue}\``
}

/** Returns the help text that follows the options: examples and exit codes. */
function afterHelp(command: Pick<Command, 'configureOutput' | 'helpInformation' | 'outputHelp'>): string {
  const printed: string[] = []
  command.configureOutput({ writeOut: text => void printed.push(text) })
  command.outputHelp()
  return printed.join('').replace(command.helpInformation(), '').trim()
}

function block(text: string): string[] {
  return text === '' ? [] : [`\`\`\`txt\n${text}\n\`\`\``]
}

/** Escapes angle brackets, so that a name in them is not parsed as an element. */
function escaped(text: string): string {
  return text.replaceAll('<', '&lt;')
}
