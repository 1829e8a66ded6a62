// Runs the long variants of the checks one after another, even if one fails. They cover more and new random inputs, every kill,
// and every combination of versions. CI runs the same code with fewer inputs. `WORKBENCH_SEED` repeats the inputs of an earlier
// run.
import { seedFrom } from '../test/seed/seed.ts'
import { isFailed, printSummary, runSteps, type Steps } from './steps.ts'

const STEPS: Steps = {
  build: 'npm run build',
  tests: 'npm run soak',
  'mutations of bounds': 'npm run mutate:bounds',
  // Runs without other checks in parallel, because it measures how long a client waits.
  hostile: 'npm run hostile',
  'memory during an hour': 'node --expose-gc bench/run.ts memory --minutes 60',
  console: 'node scripts/console.ts --install --all-engines',
  'published packages': 'node scripts/published.ts',
  documentation: 'npm run docs && npm run docs:walk',
  browser: 'node scripts/browser.ts',
  'foreign clients': 'node scripts/foreign-clients.ts --install',
  'packages under each runtime': 'node scripts/runtimes.ts --install',
  // Requires the runtimes that the previous step installs.
  environments: 'node scripts/environments.ts',
}

process.env.WORKBENCH_SOAK = '1'
process.env.WORKBENCH_SEED = String(seedFrom(process.env.WORKBENCH_SEED || 'random'))
console.log(`To repeat the random inputs of this run: WORKBENCH_SEED=${process.env.WORKBENCH_SEED}`)
const started = performance.now()
const steps = await runSteps(STEPS, 1)
printSummary(steps, started)
process.exitCode = steps.some(isFailed) ? 1 : 0
