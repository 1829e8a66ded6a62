// Measures how long a program takes to import the client, each time in a new process.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { comparison, MILLISECONDS, type Report } from './results/report.ts'
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

export async function benchImports(): Promise<Report> {
  const packages = [CLIENT, ...OTHERS]
  const turns = await inTurns(Object.fromEntries(packages.map(name => [name, importOf(name)])), TURNS)
  return {
    title: 'Client: import',
    method: 'A new Node process imports the package, as published. Only the import is timed.',
    rows: [
      { name: 'import', value: turns.median(CLIENT), unit: 'ms', limit: LIMIT },
      ...OTHERS.map(name => comparison(turns, { name: 'import', of: CLIENT, with: name, limit: 1 }, MILLISECONDS)),
    ],
    limits:
      'A program on the command line feels instant below about 100 ms. Half of that is left for the program itself.',
    chart: {
      kind: 'bars',
      title: 'Import in a new process',
      unit: 'ms',
      bars: packages.map(name => ({ label: name, value: turns.median(name), isOurs: name === CLIENT })),
    },
  }
}

/** Returns a sample of one import. Node resolves the package to the built files in `node_modules`, as it does for users. */
function importOf(name: string): Sample {
  return async () => {
    const args = ['--input-type=module', '--eval', PROGRAM, name]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return Number(stdout)
  }
}
