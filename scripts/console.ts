// Tests the mock's page, served by a mock and as a static site, with packages/console/test. Debian's Chromium runs all tests,
// Firefox and WebKit run some of them. With --all-engines, each engine runs all tests with both builds. With --sample, as in CI,
// each engine runs fewer tests. Screenshots are saved to artefacts/console. --install installs the browsers first. Other arguments
// are passed to Playwright. If a browser is missing, the script fails in CI, and skips the browser's tests elsewhere.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { BROWSER_PACKAGES } from './browsers/browsers.ts'
import { installDebianPackages, missingDebianPackages } from './system-packages.ts'

const OWN_OPTIONS: readonly string[] = ['--install', '--all-engines', '--sample']

const args = process.argv.slice(2)
if (args.includes('--install')) await installDebianPackages(BROWSER_PACKAGES)
const missing = await missingDebianPackages(BROWSER_PACKAGES)
if (missing.length > 0)
  console.log(`Not installed: ${missing.join(', ')}. To install them, run this command with --install.`)
if (missing.length > 0 && process.env.CI) process.exitCode = 1
else {
  // Otherwise, Playwright saves the page's content when a test fails. It may contain a secret.
  const env = {
    ...process.env,
    PLAYWRIGHT_NO_COPY_PROMPT: '1',
    WORKBENCH_ALL_ENGINES: args.includes('--all-engines') ? '1' : '',
    WORKBENCH_SAMPLE: args.includes('--sample') ? '1' : '',
  }
  const isBuilt = run('npm', ['run', '--silent', 'console:static'], {})
  const playwrightArgs = args.filter(arg => !OWN_OPTIONS.includes(arg))
  process.exitCode = isBuilt && run('playwright', ['test', ...playwrightArgs], { cwd: 'packages/console', env }) ? 0 : 1
}

function run(command: string, args: readonly string[], options: SpawnSyncOptions): boolean {
  return spawnSync(command, args, { ...options, stdio: 'inherit' }).status === 0
}
