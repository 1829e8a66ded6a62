// Walks the mock's page in Chromium, Debian's or else Playwright's own, as it is served and as a static site: see
// packages/console/test. Pictures of what it sees are in artefacts/console. In CI this fails where Chromium is missing; with
// --install it first installs that, from Debian. What else it is given goes to Playwright.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { installChromium, isThere } from './runtimes/chromium.ts'

const args = process.argv.slice(2).filter(arg => arg !== '--install')
if (args.length < process.argv.length - 2) await installChromium()
if ((await isThere()) || existsSync(chromium.executablePath())) {
  // Where a test fails, Playwright writes down what the page shows, which can be a secret.
  const env = { ...process.env, PLAYWRIGHT_NO_COPY_PROMPT: '1' }
  const isBuilt = run('npm', ['run', '--silent', 'console:static'], {})
  process.exitCode = isBuilt && run('playwright', ['test', ...args], { cwd: 'packages/console', env }) ? 0 : 1
} else {
  console.log('Chromium is missing. With --install this installs it.')
  process.exitCode = process.env.CI ? 1 : 0
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions): boolean {
  return spawnSync(command, args, { ...options, stdio: 'inherit' }).status === 0
}
