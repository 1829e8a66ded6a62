import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { ConsumerProcess } from './demo/consumer-process.ts'
import { runProgram } from './demo/program-run.ts'
import { openWorkplace, type Workplace } from './demo/workplace.ts'
import { describe } from './src/describe.ts'
import { Interrupted, onInterrupt, outliveReaders } from './src/interrupts.ts'

interface Summary {
  rotated: number
  calls: number
  failedCalls: number
  seconds: number
  killed: number
}

const json = process.argv.includes('--json')
const log = json ? process.stderr : process.stdout
const signal = onInterrupt()

outliveReaders(process.stdout, process.stderr)
process.exitCode = await main()

async function main(): Promise<number> {
  const workplace = await openWorkplace()
  const consumer = new ConsumerProcess(workplace.envFile, workplace.baseUrl)
  try {
    const summary = await demonstrate(workplace, consumer)
    print(summary)
    return isAsPromised(summary, workplace) ? 0 : 1
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    process.stderr.write(`demo: ${describe(cause)}\n`)
    return cause instanceof Interrupted ? cause.exitCode : 1
  } finally {
    await consumer.stop()
    await workplace.close()
  }
}

function isAsPromised({ rotated, failedCalls, killed }: Summary, { old }: Workplace): boolean {
  return rotated === old.length && failedCalls === 0 && killed === 1
}

/** Rotates keys while a consumer uses them, and counts what the consumer notices. */
async function demonstrate(workplace: Workplace, consumer: ConsumerProcess): Promise<Summary> {
  const start = performance.now()
  const variables = workplace.old.map(({ variable }) => variable)
  await consumer.untilEachIsUsed(variables, call => call.ok, signal)
  log.write('A Workbench is running, and a consumer is calling it with the keys of an env file.\n\n')
  const killed = await rotateKeys(workplace)
  await consumer.untilEachIsUsed(variables, call => call.renewed, signal)
  await consumer.stop()
  return {
    rotated: await countRefused(workplace),
    calls: consumer.calls,
    failedCalls: consumer.failedCalls,
    seconds: Math.round((performance.now() - start) / 100) / 10,
    killed,
  }
}

/** Runs the program, kills it when the first secret is stored, and runs it again. How often it was killed. */
async function rotateKeys(workplace: Workplace): Promise<number> {
  const wasKilled = await runProgram(workplace, { log, signal, killAt: ': stored it' })
  if (!wasKilled) return 0
  log.write('\nIt was killed in the middle of the rotation (SIGKILL). The same command goes on:\n\n')
  await runProgram(workplace, { log, signal })
  return 1
}

/** The old keys that Workbench no longer accepts: those that were rotated. */
async function countRefused({ old, baseUrl }: Workplace): Promise<number> {
  const refused = await Promise.all(
    old.map(({ token }) =>
      new Workbench({ token, baseUrl }).organizations.list().then(
        () => false,
        error => error instanceof AuthenticationError,
      ),
    ),
  )
  return refused.filter(Boolean).length
}

function print(summary: Summary): void {
  const { rotated, calls, failedCalls, seconds, killed } = summary
  log.write(
    `\nRotated ${rotated} keys in ${seconds} seconds, killed ${killed === 1 ? 'once' : `${killed} times`} on the way. Meanwhile the consumer made ${calls} calls; ${failedCalls} failed.\n`,
  )
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`)
}
