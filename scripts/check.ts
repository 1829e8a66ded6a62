// Runs every CI check, even if one fails, and prints how many steps and tests passed. Most steps spend part of their
// time waiting for browsers, timers and other processes, so more of them run at a time than there are cores.
import { mkdtempDisposable, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readPlaywrightReport, readVitestReport } from './reports.ts'
import { isFailed, printSummary, runSteps, type Steps } from './steps.ts'

await using folder = await mkdtempDisposable(join(tmpdir(), 'workbench-check-'))
const [testReport, longTestReport] = [join(folder.path, 'tests.json'), join(folder.path, 'long-tests.json')]
const consoleReport = 'artefacts/console/report.json'
const docsReport = 'artefacts/docs/report.json'
const CORES = availableParallelism()

/** An option that makes a step install the npm packages that `npm ci` does not install. Only set in CI. */
const INSTALL = process.env.CI ? ' --install' : ''

/** Steps that require only the sources, or on which later steps depend. */
const PREPARATION: Steps = {
  ...(process.env.CI && { 'system packages': 'node scripts/install-system-packages.ts' }),
  build: 'npm run build',
  mutations: 'npm run mutate',
  lint: 'npm run lint',
  types: 'npm run typecheck',
  'generated files': 'npm run generate -- --check',
}

/** Returns the options of a test command: without its initial build, for cores that other steps use too, and with a report. */
function vitestOptions(report: string): string {
  return `--ignore-scripts -- --maxWorkers=${CORES + 1} --reporter=default --reporter=json --outputFile.json=${report}`
}

/** Steps that require the build, longest first. */
const CHECKS: Steps = {
  // The README's test command.
  tests: `npm test ${vitestOptions(testReport)}`,
  console: 'node scripts/console.ts --sample --workers=1',
  'long tests': `npm run test:long ${vitestOptions(longTestReport)} --project '!nightly*'`,
  'published packages': 'node scripts/published.ts',
  documentation: 'npm run docs && npm run docs:walk -- --grep-invert @nightly',
  'foreign clients': `node scripts/foreign-clients.ts${INSTALL}`,
  'packages under each runtime': `node scripts/runtimes.ts --sample${INSTALL}`,
  browser: 'node scripts/browser.ts',
  'quick starts': 'node scripts/examples.ts',
  'key rotation': 'npm start --silent --workspace example-rotation-demo -- --json',
}

// Makes Node compile each source only once, instead of once per process.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node')
// Reports from an earlier run must not be counted.
for (const report of [consoleReport, docsReport]) await rm(report, { force: true })
const started = performance.now()
const steps = [...(await runSteps(PREPARATION, CORES)), ...(await runSteps(CHECKS, CORES + 1))]
const reports = await Promise.all([
  ...[testReport, longTestReport].map(readVitestReport),
  ...[consoleReport, docsReport].map(readPlaywrightReport),
])

printSummary(steps, started)
const failedSteps = steps.filter(isFailed).length
const sum = (count: 'passed' | 'failed' | 'skipped') => reports.reduce((total, report) => total + report[count], 0)
const failures = reports.flatMap(report => report.failures)
if (failures.length > 0) console.error(`\n${['Failed tests', ...failures].join('\n  ')}`)
if (sum('skipped') > 0)
  console.log(`\n${sum('skipped')} walkthroughs skipped: the browser driver does not support them`)
const failed = failedSteps + sum('failed')
console.log(`\n${steps.length - failedSteps + sum('passed')} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
