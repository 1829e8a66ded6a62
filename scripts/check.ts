// Runs everything that CI runs, all of it even where something fails, and counts: each step is one, and each test.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = await mkdtemp(join(tmpdir(), 'workbench-check-'))
const report = join(folder, 'tests.json')
const consoleReport = 'artefacts/console/report.json'

/** CI's machine is its own; anybody else is told what is missing, and installs it or not. */
const install = process.env.CI ? ['--install'] : []

/** In the order in which they run: the README's test command, which builds, comes first. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  tests: ['npm', 'test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  'generated files': ['npm', 'run', 'generate', '--', '--check'],
  lint: ['npm', 'run', 'lint'],
  types: ['npm', 'run', 'typecheck'],
  'broken rules': ['npm', 'run', 'mutate'],
  'published packages': ['node', 'scripts/published.ts'],
  'quick starts': ['node', 'scripts/examples.ts'],
  'test recipes': ['node', 'scripts/recipes.ts', ...install],
  browser: ['node', 'scripts/browser.ts', ...install],
  console: ['node', 'scripts/console.ts', ...install],
  runtimes: ['node', 'scripts/runtimes.ts', ...install],
  'foreign clients': ['node', 'scripts/foreign-clients.ts', ...install],
  'key rotation': ['npm', 'start', '--', '--json'],
  'key audit': ['npm', 'start', '--silent', '--workspace', 'example-audit-keys'],
}

const failed: string[] = []
// What an earlier run has left is not counted.
await rm(consoleReport, { force: true })
for (const [name, command] of Object.entries(STEPS)) {
  console.log(`\n── ${name}: ${command.slice(0, 4).join(' ')}`)
  if (!(await passes(command))) failed.push(name)
}

const counts = [countTests(await read(report)), countWalks(await read(consoleReport))]
const tests = { passed: sum(counts.map(({ passed }) => passed)), failed: sum(counts.map(({ failed }) => failed)) }
await rm(folder, { recursive: true })
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
const passed = Object.keys(STEPS).length - failed.length + tests.passed
console.log(`\n${passed} passed, ${failed.length + tests.failed} failed`)
process.exitCode = failed.length > 0 ? 1 : 0

async function passes([command = '', ...args]: readonly string[]): Promise<boolean> {
  const [code] = await once(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit')
  return code === 0
}

interface Count {
  readonly passed: number
  readonly failed: number
}

const NONE: Count = { passed: 0, failed: 0 }

/** What a report says, where it came to one. */
async function read(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

/** Vitest's. */
function countTests(told: unknown): Count {
  if (told === undefined) return NONE
  const { numPassedTests, numTotalTests } = told as { numPassedTests: number; numTotalTests: number }
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests }
}

/** Playwright's. */
function countWalks(told: unknown): Count {
  if (told === undefined) return NONE
  const { expected, unexpected, flaky } = (told as { stats: Record<'expected' | 'unexpected' | 'flaky', number> }).stats
  return { passed: expected, failed: unexpected + flaky }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
