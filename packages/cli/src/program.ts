import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { CommandModule } from './command.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

const AFTER_HELP = `
Examples:
  $ workbench-keys init                                   # writes workbench-keys.yaml
  $ workbench-keys check                                  # checks the keys in its places; changes nothing
  $ workbench-keys rotate                                 # rotates the keys that are due
  $ workbench-keys rotate --account deployer --older-than 90d --dotenv .env
  $ workbench-keys status
  $ workbench-keys audit --due --fail-on-due

Each command has its own help, with examples: workbench-keys rotate --help
Unless the package is installed globally, the name of the program is: npx @workbench-sdk/cli

Environment variables:
  WORKBENCH_API_KEY      the API key to use. Its account must have the role Organization Admin. Alternatively, use
                         --token-file, --login, or the systemd credential "workbench-api-key"
  WORKBENCH_BASE_URL     the URL of Workbench (default: https://workbench.expel.io)
  DEBUG                  any value: print the stack trace of an error
  NO_COLOR               any value: no colors

Exit codes:
  0    done
  1    something failed
  2    the command line or the configuration is invalid; nothing was changed
  3    a later run has work to do: a rotation is waiting, or a key is due (with "audit --fail-on-due")
  75   another run is rotating the same keys; try again later
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM); the same command continues
`

interface Hooks {
  /** Receives Commander's output. */
  readonly output: { help: string; error: string }
  readonly run: (module: CommandModule<object>, command: Command) => Promise<void>
}

/** Returns the program with all commands. */
export function describeProgram(modules: readonly CommandModule<object>[], { output, run }: Hooks): Command {
  const program = new Command('workbench-keys')
    .description('Rotates and audits the API keys of Expel Workbench.')
    .version(version)
    .showHelpAfterError('(use --help for more information)')
    .addHelpText('after', AFTER_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: text => {
        output.help += text
      },
      writeErr: text => {
        output.error += text
      },
    })
  for (const module of modules) {
    const command = module.describe().copyInheritedSettings(program).allowExcessArguments()
    program.addCommand(command.action(() => run(module, command)))
  }
  return program
}
