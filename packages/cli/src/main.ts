import { run } from './cli.ts'
import { onInterrupt } from './interrupts.ts'
import { ignoreClosedPipes } from './output/stream.ts'
import { terminalPrompts } from './prompts.ts'

const { argv, env, stdin, stdout, stderr } = process
ignoreClosedPipes(stdout, stderr)
const signal = onInterrupt()
process.exitCode = await run(argv.slice(2), {
  env,
  stdout,
  stderr,
  signal,
  now: () => new Date(),
  prompts: terminalPrompts(stdin, stderr, signal),
})
