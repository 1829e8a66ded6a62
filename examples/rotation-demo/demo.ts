import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { ConsumerProcess } from './demo/consumer-process.ts'
import { type Demo, startDemo } from './demo/demo-server.ts'
import { Interrupted, onInterrupt } from './demo/interrupts.ts'
import { runProgram } from './demo/program-run.ts'

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

// A reader such as `head` may close the pipe.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
process.exitCode = await main()

async function main(): Promise<number> {
  const demo = await startDemo()
  const consumer = new ConsumerProcess(demo.envFile, demo.baseUrl)
  try {
    const summary = await demonstrate(demo, consumer)
    print(summary)
    return isSuccessful(summary, demo) ? 0 : 1
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    process.stderr.write(`demo: ${cause instanceof Error ? cause.message : cause}\n`)
    return cause instanceof Interrupted ? cause.exitCode : 1
  } finally {
    await consumer.stop()
    await demo.close()
  }
}

function isSuccessful({ rotated, failedCalls, killed }: Summary, { old }: Demo): boolean {
  return rotated === old.length && failedCalls === 0 && killed === 1
}

/** Rotates keys while a consumer uses them, and counts the consumer's failed calls. */
async function demonstrate(demo: Demo, consumer: ConsumerProcess): Promise<Summary> {
  const start = performance.now()
  const variables = demo.old.map(({ variable }) => variable)
  await consumer.untilEachIsUsed(variables, call => call.ok, signal)
  log.write('A mock of Workbench is running. A consumer is calling it with the keys in an env file.\n\n')
  const killed = await rotateKeys(demo)
  await consumer.untilEachIsUsed(variables, call => call.renewed, signal)
  await consumer.stop()
  return {
    rotated: await countRejected(demo),
    calls: consumer.calls,
    failedCalls: consumer.failedCalls,
    seconds: Math.round((performance.now() - start) / 100) / 10,
    killed,
  }
}

/** Runs the program, kills it when the first secret is stored, and runs it again. Returns how many times it was killed. */
async function rotateKeys(demo: Demo): Promise<number> {
  const wasKilled = await runProgram(demo, { log, signal, killAt: ': stored it' })
  if (!wasKilled) return 0
  log.write(
    '\nThe program was killed (SIGKILL) during the rotation. The same command continues without any files from the first run:\n\n',
  )
  await runProgram(demo, { log, signal })
  return 1
}

/** Counts the old keys that Workbench no longer accepts. */
async function countRejected({ old, baseUrl }: Demo): Promise<number> {
  const rejected = await Promise.all(
    old.map(({ token }) =>
      new Workbench({ token, baseUrl }).organizations.list().then(
        () => false,
        error => error instanceof AuthenticationError,
      ),
    ),
  )
  return rejected.filter(Boolean).length
}

function print(summary: Summary): void {
  const { rotated, calls, failedCalls, seconds, killed } = summary
  log.write(
    `\nRotated ${rotated} keys in ${seconds} seconds, killed ${killed === 1 ? 'once' : `${killed} times`}. During that time the consumer made ${calls} calls; ${failedCalls} failed.\n`,
  )
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`)
}
