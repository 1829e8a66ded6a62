import { run } from './cli.ts'
import { ignoreClosedPipes } from './output/stream.ts'
import { terminalPrompts } from './prompts.ts'

/** Runs the program in this process. */
export async function main(signal: AbortSignal): Promise<void> {
  const { argv, env, stdin, stdout, stderr } = process
  ignoreClosedPipes(stdout, stderr)
  process.exitCode = await run(argv.slice(2), {
    env,
    stdout,
    stderr,
    signal,
    now: () => new Date(),
    prompts: terminalPrompts(stdin, stderr, signal),
  })
}
