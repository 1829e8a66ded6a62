// Measures how long a program takes to import the client, each time in a new process.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Limit, rounded } from './limit.ts'
import { inTurns, type Sample } from './turns.ts'

const CLIENT = '@workbench-sdk/client'
const OTHERS = ['openai', 'stripe', 'octokit']
const LIMIT = 50
const TURNS = 15
const PROGRAM = `
  const started = performance.now()
  await import(process.argv[1])
  console.log(performance.now() - started)
`

export async function benchImports(): Promise<Limit[]> {
  const packages = [CLIENT, ...OTHERS]
  const turns = await inTurns(Object.fromEntries(packages.map(name => [name, importOf(name)])), TURNS)
  console.log('\nImport in a new process')
  console.table(
    Object.fromEntries(
      packages.map(name => [
        name,
        { ms: rounded(turns.median(name), 1), 'relative to the client': rounded(turns.ratio(name, CLIENT), 2) },
      ]),
    ),
  )
  return [
    { name: 'client: import, ms', value: turns.median(CLIENT), limit: LIMIT },
    ...OTHERS.map(name => ({
      name: `client: import, relative to ${name}`,
      value: turns.ratio(CLIENT, name),
      limit: 1,
    })),
  ]
}

/** Returns a sample of one import. Node resolves the package as it does for users: to the built files in `node_modules`. */
function importOf(name: string): Sample {
  return async () => {
    const args = ['--input-type=module', '--eval', PROGRAM, name]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return Number(stdout)
  }
}
