import type { Command } from 'commander'

const HELP = `
Examples:
  $ echo 'source <(workbench-keys completion bash)' >> ~/.bashrc
  $ echo 'source <(workbench-keys completion zsh)' >> ~/.zshrc
  $ workbench-keys completion fish > ~/.config/fish/completions/workbench-keys.fish
  > workbench-keys completion powershell >> $PROFILE
`

/** Defines the function from bash-completion that the script calls, for shells without that package, e.g. on macOS. */
const BASH_WORDS = `# bash completion without the package bash-completion
if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        words=("\${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=\${words[cword]}
        prev=\${words[cword - 1]}
    }
fi
`

/**
 * Adds the command that prints a completion script, and the hidden one that the script calls. The library prints directly to
 * standard output, and is loaded only for these commands.
 */
export async function addCompletion(program: Command, [name = '', shell]: readonly string[]): Promise<void> {
  if (name === 'completion' && shell === 'bash') console.log(BASH_WORDS)
  if (name === 'complete' || name === 'completion') {
    const { default: tab } = await import('@bomb.sh/tab/commander')
    tab(program, { completionCommandName: 'completion' })
  } else program.command('completion').argument('<shell>')
  program.commands
    .find(command => command.name() === 'completion')
    ?.description('Prints a script that completes commands and options: bash, zsh, fish or powershell.')
    .addHelpText('after', HELP)
}
