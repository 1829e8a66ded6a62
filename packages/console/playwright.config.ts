import { defineConfig } from '@playwright/test'
import { BINARY, FLAGS, isInstalled } from '../../scripts/browsers/chromium.ts'
import { IS_SOAK } from '../../test/soak.ts'
import type { Options } from './test/fixtures.ts'

/** Debian's Chromium if it is installed, otherwise Playwright's own. */
const launchOptions = (await isInstalled()) ? { executablePath: BINARY, args: FLAGS } : {}

/** The tests of behavior that does not depend on how the page reaches the mock. Only a long run repeats them with the static build. */
const SAME_IN_STATIC = [
  '**/accounts-page.spec.ts',
  '**/focus.spec.ts',
  '**/key-list.spec.ts',
  '**/large-account-list.spec.ts',
  '**/names.spec.ts',
  '**/own-account.spec.ts',
  '**/page-address.spec.ts',
]

export default defineConfig<Options>({
  testDir: 'test',
  outputDir: '../../artefacts/console/failed',
  reporter: [['list'], ['json', { outputFile: '../../artefacts/console/report.json' }]],
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: true,
  workers: 2,
  // No traces and no screenshots of failures: they could contain a secret. See also `redactErrors` in test/fixtures.ts.
  use: { launchOptions, locale: 'en-GB', timezoneId: 'Asia/Kolkata', viewport: { width: 1280, height: 900 } },
  projects: [
    { name: 'served', use: { build: 'served' }, testIgnore: '**/static/**' },
    { name: 'static', use: { build: 'static' }, testIgnore: ['**/served/**', ...(IS_SOAK ? [] : SAME_IN_STATIC)] },
  ],
})
