import { existsSync } from 'node:fs'
import { defineConfig, type Project, chromium as playwrightChromium } from '@playwright/test'
import type { Browser } from '../../scripts/browsers/browser.ts'
import { chromium } from '../../scripts/browsers/chromium.ts'
import { firefox } from '../../scripts/browsers/firefox.ts'
import { webkit } from '../../scripts/browsers/webkit.ts'
import { missingDebianPackages } from '../../scripts/system-packages.ts'
import type { EngineName } from './test/engines/engines.ts'
import type { Options } from './test/fixtures.ts'
import type { Build } from './test/sites.ts'

const BROWSERS: Readonly<Record<EngineName, Browser>> = { chromium, firefox, webkit }
const engines = (await Promise.all(Object.entries(BROWSERS).map(installed))).flat() as readonly EngineName[]

/** Set by `npm run console -- --all-engines`. */
const RUNS_ALL = Boolean(process.env.WORKBENCH_ALL_ENGINES)

/** Set by `npm run console -- --sample`. */
const RUNS_SAMPLE = Boolean(process.env.WORKBENCH_SAMPLE)

/** The tests that every run repeats in each engine: the help article, and that no secret is left or lost. */
const IN_EACH_ENGINE = ['**/help-article.spec.ts', '**/one-time-secret.spec.ts']

/** The tests that the sample leaves out, in addition to those with the tag. Most are about how the page looks. */
const NIGHTLY = [
  '**/large-account-list.spec.ts',
  '**/served/{accessibility,devtools-drawer,devtools-layout,layout,lazy-panel,mock-state,names,print,replay,use-this-mock}.spec.ts',
]
const NIGHTLY_TAG = /@nightly\b/
/** The tag of the tests with which the sample checks the static page, Firefox and WebKit. */
const EACH_ENGINE_TAG = /@each-engine\b/

/** The tests of behavior that does not depend on how the page reaches the mock. */
const SAME_IN_STATIC = [
  '**/accounts-page.spec.ts',
  '**/devtools.spec.ts',
  '**/focus.spec.ts',
  '**/key-list.spec.ts',
  '**/large-account-list.spec.ts',
  '**/own-account.spec.ts',
  '**/page-address.spec.ts',
]

const BUILDS: readonly Build[] = ['served', 'static']
const OTHER_BUILD: Readonly<Record<Build, string>> = { served: '**/static/**', static: '**/served/**' }

export default defineConfig<object, Options>({
  testDir: 'test',
  outputDir: '../../artefacts/console/failed',
  reporter: [['list'], ['json', { outputFile: '../../artefacts/console/report.json' }]],
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: true,
  // No traces and no screenshots of failures: they could contain a secret. See also `redactErrors` in test/fixtures.ts.
  workers: 2,
  projects: BUILDS.flatMap(build => engines.flatMap(engineName => projectOf(build, engineName))),
})

/** Returns what a run tests of a build in an engine. */
function projectOf(build: Build, engineName: EngineName): readonly Project<object, Options>[] {
  const project = { name: `${build}, ${engineName}`, use: { build, engineName } }
  if (RUNS_ALL) return [{ ...project, testIgnore: OTHER_BUILD[build] }]
  if (engineName !== 'chromium') {
    // One worker, because each starts a browser.
    const some = RUNS_SAMPLE ? { grep: EACH_ENGINE_TAG } : { testMatch: IN_EACH_ENGINE }
    return build === 'static' ? [] : [{ ...project, ...some, workers: 1 }]
  }
  if (RUNS_SAMPLE && build === 'static')
    return [{ ...project, testIgnore: OTHER_BUILD.static, grep: [EACH_ENGINE_TAG, /static\/(reload|requests)/] }]
  const repeated = build === 'static' ? SAME_IN_STATIC : []
  const nightly = RUNS_SAMPLE ? { testIgnore: NIGHTLY, grepInvert: NIGHTLY_TAG } : { testIgnore: [] }
  return [{ ...project, ...nightly, testIgnore: [OTHER_BUILD[build], ...repeated, ...nightly.testIgnore] }]
}

/** Returns the name of an engine if its browser is installed. Playwright's own Chromium is sufficient. */
async function installed([name, { packages }]: readonly [string, Browser]): Promise<readonly string[]> {
  if (name === 'chromium' && existsSync(playwrightChromium.executablePath())) return [name]
  return (await missingDebianPackages(packages)).length > 0 ? [] : [name]
}
