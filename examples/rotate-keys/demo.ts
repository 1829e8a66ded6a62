import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { ConsumerProcess } from './demo/consumer-process.ts'
import { openWorkplace, type Workplace } from './demo/workplace.ts'
import { describe } from './src/describe.ts'
import { Interrupted, onInterrupt, outliveReaders } from './src/interrupts.ts'

interface Summary {
  rotated: number
  calls: number
  failedCalls: number
  seconds: number
}

const program = fileURLToPath(new URL('rotate-keys.ts', import.meta.url))
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
    return summary.rotated === workplace.old.length && summary.failedCalls === 0 ? 0 : 1
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    process.stderr.write(`demo: ${describe(cause)}\n`)
    return cause instanceof Interrupted ? cause.exitCode : 1
  } finally {
    await consumer.stop()
    await workplace.close()
  }
}

/** Rotates keys while a consumer uses them, and counts what the consumer notices. */
async function demonstrate(workplace: Workplace, consumer: ConsumerProcess): Promise<Summary> {
  const start = performance.now()
  const variables = workplace.old.map(({ variable }) => variable)
  await consumer.untilEachIsUsed(variables, call => call.ok, signal)
  log.write('A Workbench is running, and a consumer is calling it with the keys of an env file.\n\n')
  await rotateKeys(workplace)
  await consumer.untilEachIsUsed(variables, call => call.renewed, signal)
  await consumer.stop()
  return {
    rotated: await countRefused(workplace),
    calls: consumer.calls,
    failedCalls: consumer.failedCalls,
    seconds: Math.round((performance.now() - start) / 100) / 10,
  }
}

/** Runs the program as its users do. */
async function rotateKeys({ envFile, baseUrl, adminToken }: Workplace): Promise<void> {
  const options = ['--account', 'deployer', '--older-than', '90d', '--grace', '2s']
  const destination = ['--dotenv', envFile, '--variable', 'WORKBENCH_API_KEY_{NAME}']
  log.write(`$ rotate-keys ${[...options, ...destination].join(' ')}\n`)
  const child = spawn(process.execPath, [...process.execArgv, program, ...options, ...destination], {
    stdio: ['ignore', json ? process.stderr : 'inherit', 'inherit'],
    env: { ...process.env, WORKBENCH_API_KEY: adminToken, WORKBENCH_BASE_URL: baseUrl },
  })
  const pass = () => child.kill()
  signal.addEventListener('abort', pass)
  const [code] = await once(child, 'exit')
  signal.removeEventListener('abort', pass)
  signal.throwIfAborted()
  if (code !== 0) throw new Error(`rotate-keys ended with exit code ${code}.`)
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
  const { rotated, calls, failedCalls, seconds } = summary
  log.write(
    `\nRotated ${rotated} keys in ${seconds} seconds. Meanwhile the consumer made ${calls} calls; ${failedCalls} failed.\n`,
  )
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`)
}
