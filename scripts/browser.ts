// Holds a mock in a page to the conformance suite, in Chromium over the service worker of each MSW that the repository has,
// and to what else a page can expect. No call reaches the network: where Workbench would be there is a server that counts.
// In CI this fails where Chromium is missing; with --install it first installs that, from Debian.
import { readFile } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright-core'
import { CHECKS } from '../test/browser/checks.ts'
import { makeSurroundings, type Surroundings } from './browser/surroundings.ts'
import { conform, INSECURE_HOST, problemOf, problemWithLeft, problemWithSaid } from './browser/visit.ts'
import { BINARY, CHROMIUM, FLAGS, isInstalled } from './runtimes/chromium.ts'
import { TIMEOUT } from './runtimes/runtime.ts'
import { installDebianPackages } from './system-packages.ts'

/** What cannot be seen from a page: its preflights. And what a mock does not show: nothing is too much for it. */
const NOT_APPLICABLE = ['cors', 'rate-limit']
const HOST = 'workbench.expel.io'

interface Tally {
  passed: number
  failed: number
}

if (process.argv.includes('--install')) await installDebianPackages([CHROMIUM])
if (await isInstalled()) await run()
else miss()

function miss(): void {
  console.log('Chromium is not installed. To install it, run this command with --install.')
  process.exitCode = process.env.CI ? 1 : 0
}

async function run(): Promise<void> {
  const tally = { passed: 0, failed: 0 }
  for (const msw of await versionsOfMsw()) {
    await using surroundings = await makeSurroundings(msw)
    await using browser = await launch(surroundings)
    console.log(`\n${msw}, Chromium ${browser.version()}`)
    await tellConformance(tally, browser, surroundings)
    await tellChecks(tally, browser, surroundings)
  }
  console.log(`\n${tally.passed} hold, ${tally.failed} differ`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

/** The names that MSW is installed under, one for each major; the lowest minor is tried in Node. */
async function versionsOfMsw(): Promise<string[]> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: object }
  return Object.keys(devDependencies).filter(name => /^msw(-\d+)?$/.test(name))
}

function launch({ port, network }: Surroundings): Promise<Browser> {
  const rules = [
    `MAP ${HOST} 127.0.0.1:${network.port}`,
    `MAP ${INSECURE_HOST} 127.0.0.1:${port}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ]
  const args = [...FLAGS, `--host-resolver-rules=${rules.join(', ')}`]
  return chromium.launch({ executablePath: BINARY, args, timeout: TIMEOUT })
}

async function tellConformance(tally: Tally, browser: Browser, surroundings: Surroundings): Promise<void> {
  const { came, said, left } = await conform(browser, surroundings)
  const { results, cases, leftovers } = came
  const isAsExpected = ({ id, verdict }: (typeof results)[number]) =>
    verdict === (NOT_APPLICABLE.includes(id) ? 'not applicable' : 'holds')
  for (const [section, each] of Map.groupBy(results, ({ section }) => section)) {
    const good = each.filter(isAsExpected)
    tell(tally, `${section}: ${good.length} of ${each.length}`, good.length, each.length - good.length)
  }
  for (const { id, verdict, ...more } of results.filter(result => !isAsExpected(result))) {
    console.log(`    ${id} ${verdict}: ${JSON.stringify(more)}`)
  }
  tellOne(
    tally,
    'all cases are carried out',
    results.length === cases ? undefined : `${results.length} of ${cases} are`,
  )
  tellOne(tally, 'the cases leave nothing behind', leftovers)
  tellOne(tally, 'the page says nothing on its console', problemWithSaid(said))
  tellOne(tally, 'no call reaches the network', problemWithLeft(left))
}

async function tellChecks(tally: Tally, browser: Browser, surroundings: Surroundings): Promise<void> {
  for (const [which, check] of CHECKS.entries()) {
    const problem = await problemOf(browser, surroundings, check, which).catch(error => String(error))
    tellOne(tally, check.name, problem)
  }
}

function tellOne(tally: Tally, name: string, problem: string | undefined): void {
  const isGood = problem === undefined
  tell(tally, name, isGood ? 1 : 0, isGood ? 0 : 1)
  if (!isGood) console.log(`    ${problem.replaceAll(/wbmock_\w+/g, '[secret]')}`)
}

function tell(tally: Tally, line: string, passed: number, failed: number): void {
  tally.passed += passed
  tally.failed += failed
  console.log(`${failed > 0 ? '✗' : '✓'} ${line}`)
}
