// Copies the screenshots taken by the page's walkthroughs to docs/public/screenshots. Requires a build.
import { spawnSync } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

const TESTS = ['help-article', 'devtools'].map(name => `test/${name}.spec.ts`)
const SCREENSHOTS = ['accounts', 'requests']
const FOLDER = 'docs/public/screenshots'

const { status } = spawnSync('node', ['scripts/console.ts', '--project=served, chromium', ...TESTS], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
await mkdir(FOLDER, { recursive: true })
for (const name of SCREENSHOTS)
  await copyFile(join('artefacts/console/served-chromium', `${name}.png`), join(FOLDER, `${name}.png`))
