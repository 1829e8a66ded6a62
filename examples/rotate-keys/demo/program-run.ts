import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Workplace } from './workplace.ts'

const program = fileURLToPath(new URL('../rotate-keys.ts', import.meta.url))

/** Where the program's own output goes, and what ends it. */
interface Stage {
  readonly log: NodeJS.WriteStream
  readonly signal: AbortSignal
  /** What it logs when it is to be killed. */
  readonly killAt?: string
}

/** Runs the program as its users do. Whether it was killed. */
export async function runProgram(workplace: Workplace, { log, signal, killAt }: Stage): Promise<boolean> {
  const { envFile, journal, baseUrl, adminToken } = workplace
  const options = ['--account', 'deployer', '--older-than', '90d', '--grace', '2s', '--journal', journal]
  const destination = ['--dotenv', envFile, '--variable', 'WORKBENCH_API_KEY_{NAME}']
  log.write(`$ rotate-keys ${[...options, ...destination].join(' ')}\n`)
  const child = spawn(process.execPath, [...process.execArgv, program, ...options, ...destination], {
    stdio: ['ignore', log, 'pipe'],
    env: { ...process.env, WORKBENCH_API_KEY: adminToken, WORKBENCH_BASE_URL: baseUrl },
  })
  let said = ''
  child.stderr.on('data', chunk => {
    process.stderr.write(chunk)
    said += chunk
    if (killAt !== undefined && said.includes(killAt)) child.kill('SIGKILL')
  })
  const pass = () => child.kill()
  signal.addEventListener('abort', pass)
  const [code, killedBy] = await once(child, 'close')
  signal.removeEventListener('abort', pass)
  signal.throwIfAborted()
  if (killedBy === 'SIGKILL') return true
  if (code !== 0) throw new Error(`rotate-keys ended with exit code ${code}.`)
  return false
}
