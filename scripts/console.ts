// Tests the mock's page in Chromium (Debian's or Playwright's), served by a mock and as a static site: packages/console/test.
// Screenshots are saved to artefacts/console. --install installs Debian's Chromium first; other arguments go to Playwright.
// Without Chromium the script fails in CI, and skips the tests elsewhere.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { CHROMIUM, isInstalled } from './browsers/chromium.ts'
import { installDebianPackages } from './system-packages.ts'

const args = process.argv.slice(2).filter(arg => arg !== '--install')
if (args.length < process.argv.length - 2) await installDebianPackages([CHROMIUM])
if ((await isInstalled()) || existsSync(chromium.executablePath())) {
  // Otherwise Playwright saves the page's content, which can contain a secret, when a test fails.
  const env = { ...process.env, PLAYWRIGHT_NO_COPY_PROMPT: '1' }
  const isBuilt = run('npm', ['run', '--silent', 'console:static'], {})
  process.exitCode = isBuilt && run('playwright', ['test', ...args], { cwd: 'packages/console', env }) ? 0 : 1
} else {
  console.log('Chromium is not installed. To install it, run this command with --install.')
  process.exitCode = process.env.CI ? 1 : 0
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions): boolean {
  return spawnSync(command, args, { ...options, stdio: 'inherit' }).status === 0
}
