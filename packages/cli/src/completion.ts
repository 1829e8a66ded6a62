import type { Command } from 'commander'

const HELP = `
Examples:
  $ echo 'source <(workbench-keys completion bash)' >> ~/.bashrc
  $ echo 'source <(workbench-keys completion zsh)' >> ~/.zshrc
  $ workbench-keys completion fish > ~/.config/fish/completions/workbench-keys.fish
  > workbench-keys completion powershell >> $PROFILE
`

/**
 * Adds the command that prints a completion script, and the hidden one that the script calls. The library prints to standard
 * output itself, and is only loaded for these commands.
 */
export async function addCompletion(program: Command, [name = '']: readonly string[]): Promise<void> {
  if (name === 'complete' || name === 'completion') {
    const { default: tab } = await import('@bomb.sh/tab/commander')
    tab(program, { completionCommandName: 'completion' })
  } else program.command('completion').argument('<shell>')
  program.commands
    .find(command => command.name() === 'completion')
    ?.description('Prints a script that completes commands and options: bash, zsh, fish or powershell.')
    .addHelpText('after', HELP)
}
