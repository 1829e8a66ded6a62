import { type CloseEvent, type Command, createConcurrently, KillOnSignal } from 'concurrently'

/** Commands, by name. */
export type Steps = Readonly<Record<string, string>>

/**
 * Runs the steps, at most `maxProcesses` at a time. A step's output is printed when the step finishes.
 *
 * @throws Error after SIGINT, SIGTERM or SIGHUP. The running steps receive the same signal, and no other step starts.
 */
export async function runSteps(steps: Steps, maxProcesses: number): Promise<readonly CloseEvent[]> {
  const inputs = Object.entries(steps).map(([name, command]) => ({ name, command }))
  const abortController = new AbortController()
  const { result } = createConcurrently(inputs, {
    maxProcesses,
    abortSignal: abortController.signal,
    controllers: [{ handle: report }, new KillOnSignal({ process, abortController })],
  })
  const ended = await result.catch((events: CloseEvent[]) => events)
  if (abortController.signal.aborted) throw new Error('Interrupted. The remaining steps were not run.')
  return ended
}

/** Prints the duration of each step in seconds, and the names of failed steps. */
export function printSummary(steps: readonly CloseEvent[], started: number): void {
  console.log('\nSeconds')
  for (const step of steps) console.log(`${secondsOf(step).padStart(7)}  ${step.command.name}`)
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(7)}  in total`)
  const failed = steps.filter(isFailed).map(({ command }) => command.name)
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
}

export function isFailed({ exitCode }: CloseEvent): boolean {
  return exitCode !== 0
}

function report(commands: Command[]) {
  for (const command of commands) {
    const output: Buffer[] = []
    const keep = (chunk: Buffer) => void output.push(chunk)
    command.stdout.subscribe(keep)
    command.stderr.subscribe(keep)
    command.timer.subscribe(({ endDate }) => {
      if (!endDate) console.log(`── ${command.name}: ${command.command}`)
    })
    command.close.subscribe(ended => {
      const outcome = isFailed(ended) ? 'failed' : 'passed'
      console.log(`\n── ${command.name} ${outcome} after ${secondsOf(ended)} s\n${Buffer.concat(output)}`)
    })
  }
  return { commands }
}

function secondsOf({ timings }: CloseEvent): string {
  return timings.durationSeconds.toFixed(0)
}
