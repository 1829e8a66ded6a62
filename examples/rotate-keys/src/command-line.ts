import { type Command, CommanderError } from 'commander'
import { DESTINATIONS, type Destination } from './destination.ts'
import { describeProgram } from './program.ts'

/** The parsed command line. */
export type Options = RotationFlags & Destination & (Selection | { rollback: string })

/** How keys are rotated and reported. */
interface RotationFlags {
  gracePeriod: number
  retire: 'disable' | 'delete'
  deleteAfter: number
  concurrency: number
  journal: string
  dryRun?: true
  json?: true
  baseUrl?: string
}

/** Which keys are rotated: those of one account, or all. */
export interface Selection {
  account?: string
  olderThan: number
}

export interface Print {
  out: (text: string) => void
  error: (text: string) => void
}

/** Parses the command line. Returns an exit code if there is nothing else to do, after `--help` or an error. */
export function readCommandLine(argv: string[], print: Print): Options | { exitCode: number } {
  const program = describeProgram().exitOverride().configureOutput(outputConfiguration(print))
  try {
    const message = findError(program.parse(argv, { from: 'user' }))
    if (message) program.error(`error: ${message}`)
    return program.opts<Options>()
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 }
    throw error
  }
}

/** Returns an error in the combination of options. */
function findError(program: Command): string | undefined {
  const isSet = (name: string) => !['default', undefined].includes(program.getOptionValueSource(name))
  if (program.args.length > 0)
    return 'unexpected argument: there are only options. Put quotes around a name with spaces.'
  if (!isSet('rollback')) {
    if (!isSet('account') && !isSet('all'))
      return 'missing option: specify whose keys to rotate with --account <name|id> or --all'
    if (!isSet('olderThan')) return 'missing option: specify which keys to rotate with --older-than <age>, e.g. 90d'
  }
  if (!DESTINATIONS.some(isSet))
    return 'missing option: specify where to store the new key with --dotenv <path>, --json-file <path>, --folder <path> or --exec <command>'
  if (isSet('deleteAfter') && program.getOptionValue('retire') !== 'delete')
    return '--delete-after requires --retire delete'
  return undefined
}

function outputConfiguration(print: Print) {
  return {
    writeOut: print.out,
    writeErr: print.error,
    outputError: (text: string, write: (text: string) => void) => write(redactOptionValues(text)),
  }
}

/** The message must not repeat a secret, e.g. of `--token=…`. */
function redactOptionValues(text: string): string {
  return text.replace(/unknown option '(--[^=']*|-.).*/, "unknown option '$1'")
}
