// Runs the conformance suite and the checks in test/browser in a Chromium page, with the service worker of the latest version of
// MSW, and in a long run with each major version. A server in place of Workbench counts the calls that would otherwise reach the
// network. In CI, this fails if Chromium is missing. --install installs Debian's Chromium first.
import { readFile } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'
import { CHECKS } from '../test/browser/checks.ts'
import { IS_SOAK } from '../test/soak.ts'
import { createEnvironment, type Environment } from './browser/environment.ts'
import { consoleProblem, INSECURE_HOST, networkProblem, problemOf, runConformanceInPage } from './browser/in-page.ts'
import { BINARY, CHROMIUM, FLAGS, isInstalled } from './browsers/chromium.ts'
import { TIMEOUT } from './runtimes/runtime.ts'
import { installDebianPackages } from './system-packages.ts'

/** Cases that do not apply: a page cannot observe its preflights, and a mock has no rate limit. */
const NOT_APPLICABLE = ['cors', 'rate-limit']
const HOST = 'workbench.expel.io'
/** The latest version of MSW. */
const LATEST = 'msw'

interface Tally {
  passed: number
  failed: number
}

if (process.argv.includes('--install')) await installDebianPackages([CHROMIUM])
if (await isInstalled()) await run()
else reportMissingChromium()

function reportMissingChromium(): void {
  console.log('Chromium is not installed. To install it, run this command with --install.')
  process.exitCode = process.env.CI ? 1 : 0
}

async function run(): Promise<void> {
  const tally = { passed: 0, failed: 0 }
  for (const msw of IS_SOAK ? await versionsOfMsw() : [LATEST]) {
    await using environment = await createEnvironment(msw)
    await using browser = await launch(environment)
    console.log(`\n${msw}, Chromium ${browser.version()}`)
    await reportConformance(tally, browser, environment)
    await reportChecks(tally, browser, environment)
  }
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

/** Returns the names under which MSW is installed, one for each major version. The lowest minor version is tested in Node. */
async function versionsOfMsw(): Promise<string[]> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: object }
  return Object.keys(devDependencies).filter(name => /^msw(-\d+)?$/.test(name))
}

function launch({ port, network }: Environment): Promise<Browser> {
  const rules = [
    `MAP ${HOST} 127.0.0.1:${network.port}`,
    `MAP ${INSECURE_HOST} 127.0.0.1:${port}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ]
  const args = [...FLAGS, `--host-resolver-rules=${rules.join(', ')}`]
  return chromium.launch({ executablePath: BINARY, args, timeout: TIMEOUT })
}

async function reportConformance(tally: Tally, browser: Browser, environment: Environment): Promise<void> {
  const { result, consoleOutput, connections } = await runConformanceInPage(browser, environment)
  const { results, cases, cleanUpError } = result
  const isAsExpected = ({ id, outcome }: (typeof results)[number]) =>
    outcome === (NOT_APPLICABLE.includes(id) ? 'not applicable' : 'passed')
  for (const [section, each] of Map.groupBy(results, ({ section }) => section)) {
    const asExpected = each.filter(isAsExpected)
    report(
      tally,
      `${section}: ${asExpected.length} of ${each.length}`,
      asExpected.length,
      each.length - asExpected.length,
    )
  }
  for (const { id, outcome, ...more } of results.filter(result => !isAsExpected(result))) {
    console.log(`    ${id} ${outcome}: ${JSON.stringify(more)}`)
  }
  reportOne(tally, 'runs all cases', results.length === cases ? undefined : `${results.length} of ${cases} ran`)
  reportOne(tally, 'leaves no records behind', cleanUpError)
  reportOne(tally, 'prints nothing to the console', consoleProblem(consoleOutput))
  reportOne(tally, 'does not call the network', networkProblem(connections))
}

async function reportChecks(tally: Tally, browser: Browser, environment: Environment): Promise<void> {
  for (const [index, check] of CHECKS.entries()) {
    const problem = await problemOf(browser, environment, check, index).catch(error => String(error))
    reportOne(tally, check.name, problem)
  }
}

function reportOne(tally: Tally, name: string, problem: string | undefined): void {
  const isGood = problem === undefined
  report(tally, name, isGood ? 1 : 0, isGood ? 0 : 1)
  if (!isGood) console.log(`    ${problem.replaceAll(/wbmock_\w+/g, '[secret]')}`)
}

function report(tally: Tally, line: string, passed: number, failed: number): void {
  tally.passed += passed
  tally.failed += failed
  console.log(`${failed > 0 ? '✗' : '✓'} ${line}`)
}
