import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { IS_SOAK } from '../../test/soak.ts'
import { NPM_CLIENTS, NPM_PROJECT, type NpmClient, type NpmOperation, OPERATIONS } from './npm-clients.ts'

/** The time limit for one program, in milliseconds. Generators start a compiler. */
const TIMEOUT = 150_000

export async function installNpmClients(): Promise<void> {
  // None of the packages needs its install script.
  const args = ['scripts/npm-ci.mjs', '--ignore-scripts', '--prefix', NPM_PROJECT, ...(IS_SOAK ? [] : ['--omit=dev'])]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error(`npm ci in ${NPM_PROJECT} exited with ${code}.`)
}

export const areNpmClientsInstalled = (): boolean => existsSync(join(NPM_PROJECT, 'node_modules'))

/**
 * Runs each client with a URL and tokens, and compares the failing operations with the client's known limitations.
 *
 * @param environment called before each client. Resets the mock.
 * @returns the names of the clients with differences.
 */
export async function runNpmClients(environment: () => NodeJS.ProcessEnv, redact: (text: string) => string) {
  const failed: string[] = []
  for (const client of NPM_CLIENTS) {
    if (client.isNightly && !IS_SOAK) continue
    const problems = differences(client, await failuresOf(client, environment()))
    console.log(`${problems.length === 0 ? 'passed' : 'failed'}  ${client.name}: ${summary(client)}`)
    for (const problem of problems) console.log(`  ${redact(problem)}`)
    if (problems.length > 0) failed.push(client.name)
  }
  return failed
}

type Failures = { readonly [O in NpmOperation]?: string }

async function failuresOf({ program, env }: NpmClient, environment: NodeJS.ProcessEnv): Promise<Failures | Error> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(NPM_PROJECT, program)], {
      env: { ...environment, ...env },
      timeout: TIMEOUT,
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Failures
  } catch (error) {
    return error as Error
  }
}

function differences({ limitations = {} }: NpmClient, failures: Failures | Error): string[] {
  if (failures instanceof Error) return [failures.message.slice(0, 4_000)]
  return OPERATIONS.flatMap(operation => {
    const [failure, limitation] = [failures[operation], limitations[operation]]
    if (failure !== undefined && limitation === undefined) return [`${operation}: ${failure}`]
    return failure === undefined && limitation !== undefined ? [`${operation} works: remove its limitation`] : []
  })
}

function summary({ limitations = {} }: NpmClient): string {
  const known = Object.keys(limitations).length
  return `${OPERATIONS.length - known} of ${OPERATIONS.length} operations work`
}
