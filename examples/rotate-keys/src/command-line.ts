import { type Command, CommanderError } from 'commander'
import { type Destination, PLACES } from './destination.ts'
import { describeProgram } from './program.ts'

/** What the command line says. */
export type Options = Manner & Destination & (Selection | { rollback: string })

/** How keys are rotated, and how it is told. */
interface Manner {
  grace: number
  retire: 'disable' | 'delete'
  hold: number
  concurrency: number
  journal: string
  dryRun?: true
  json?: true
  baseUrl?: string
}

/** Which keys are rotated: those of an account, or all. */
export interface Selection {
  account?: string
  olderThan: number
}

export interface Print {
  out: (text: string) => void
  error: (text: string) => void
}

/** What the command line says; an exit code where that is all there is to do, after `--help` or a mistake. */
export function readCommandLine(argv: string[], print: Print): Options | { exitCode: number } {
  const program = describeProgram().exitOverride().configureOutput(printing(print))
  try {
    const mistake = findMistake(program.parse(argv, { from: 'user' }))
    if (mistake) program.error(`error: ${mistake}`)
    return program.opts<Options>()
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 }
    throw error
  }
}

/** What no single option shows. */
function findMistake(program: Command): string | undefined {
  const isGiven = (name: string) => !['default', undefined].includes(program.getOptionValueSource(name))
  if (program.args.length > 0)
    return 'there are only options, and this is something else. Put quotes around a name with spaces.'
  if (!isGiven('rollback')) {
    if (!isGiven('account') && !isGiven('all')) return 'say whose keys to rotate: --account <name|id> or --all'
    if (!isGiven('olderThan')) return 'say which keys are due: --older-than <age>, such as 90d'
  }
  if (!PLACES.some(isGiven))
    return 'say where the new key goes: --dotenv <path>, --json-file <path>, --folder <path> or --exec <command>'
  if (isGiven('hold') && program.getOptionValue('retire') !== 'delete')
    return '--hold says how long the old key is disabled before it is deleted: it needs --retire delete'
  return undefined
}

function printing(print: Print) {
  return {
    writeOut: print.out,
    writeErr: print.error,
    outputError: (text: string, write: (text: string) => void) => write(withoutValues(text)),
  }
}

/** People try `--token=…`. The message must not repeat it. */
function withoutValues(text: string): string {
  return text.replace(/unknown option '(--[^=']*|-.).*/, "unknown option '$1'")
}
