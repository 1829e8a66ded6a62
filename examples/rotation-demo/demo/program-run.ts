import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Demo } from './demo-server.ts'

const program = fileURLToPath(new URL('bin/workbench-keys.js', import.meta.resolve('@workbench-sdk/cli/package.json')))

/** Specifies how to log the output, and when to stop the program. */
interface RunOptions {
  readonly log: NodeJS.WriteStream
  readonly signal: AbortSignal
  /** Kills the program when its log contains this text. */
  readonly killAt?: string
}

/** Runs the program as users do. Returns whether it was killed. */
export async function runProgram(demo: Demo, { log, signal, killAt }: RunOptions): Promise<boolean> {
  const { envFile, baseUrl, adminToken } = demo
  const place = ['--dotenv', envFile, '--variable', 'WORKBENCH_API_KEY_{NAME}']
  const args = [
    'rotate',
    '--account',
    'deployer',
    '--older-than',
    '90d',
    '--grace-period',
    '2s',
    '--lease',
    '3s',
    ...place,
  ]
  log.write(`$ workbench-keys ${args.join(' ')}\n`)
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ['ignore', log, 'pipe'],
    env: { ...process.env, WORKBENCH_API_KEY: adminToken, WORKBENCH_BASE_URL: baseUrl },
  })
  let output = ''
  child.stderr.on('data', chunk => {
    process.stderr.write(chunk)
    output += chunk
    if (killAt !== undefined && output.includes(killAt)) child.kill('SIGKILL')
  })
  const stop = () => child.kill()
  signal.addEventListener('abort', stop)
  const [code, killedBy] = await once(child, 'close')
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  if (killedBy === 'SIGKILL') return true
  if (code !== 0) throw new Error(`workbench-keys exited with code ${code}.`)
  return false
}
