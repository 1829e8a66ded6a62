// Tests the mock's page, served by a mock and as a static site: packages/console/test. Debian's Chromium runs all tests, Firefox and
// WebKit a part of them; with --all-engines, each engine runs all of them with both builds. Screenshots are saved to
// artefacts/console. --install installs the browsers first; other arguments go to Playwright. Without one of the browsers the
// script fails in CI, and skips its tests elsewhere.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { BROWSER_PACKAGES } from './browsers/browsers.ts'
import { installDebianPackages, missingDebianPackages } from './system-packages.ts'

const OWN_OPTIONS: readonly string[] = ['--install', '--all-engines']

const args = process.argv.slice(2)
if (args.includes('--install')) await installDebianPackages(BROWSER_PACKAGES)
const missing = await missingDebianPackages(BROWSER_PACKAGES)
if (missing.length > 0)
  console.log(`Not installed: ${missing.join(', ')}. To install them, run this command with --install.`)
if (missing.length > 0 && process.env.CI) process.exitCode = 1
else {
  // Otherwise Playwright saves the page's content, which can contain a secret, when a test fails.
  const env = {
    ...process.env,
    PLAYWRIGHT_NO_COPY_PROMPT: '1',
    WORKBENCH_ALL_ENGINES: args.includes('--all-engines') ? '1' : '',
  }
  const isBuilt = run('npm', ['run', '--silent', 'console:static'], {})
  const playwrightArgs = args.filter(arg => !OWN_OPTIONS.includes(arg))
  process.exitCode = isBuilt && run('playwright', ['test', ...playwrightArgs], { cwd: 'packages/console', env }) ? 0 : 1
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions): boolean {
  return spawnSync(command, args, { ...options, stdio: 'inherit' }).status === 0
}
