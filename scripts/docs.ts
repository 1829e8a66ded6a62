// Builds the documentation into docs/.vitepress/dist, with the mock's page as a playground. Fails if the target of a link does
// not exist. --dev serves the documentation instead, and reloads changed pages.
import { spawnSync } from 'node:child_process'
import { brokenAnchors } from './docs/anchors.ts'
import { nameFiles } from './docs/file-names.ts'
import { writePages } from './docs/pages.ts'

const PLAYGROUND = '../../docs/public/playground'

await writePages()
run('npm', ['run', '--silent', 'console:static', '--', '--outDir', PLAYGROUND, '--emptyOutDir'])
run('vitepress', [process.argv.includes('--dev') ? 'dev' : 'build', 'docs'])
await nameFiles('docs/.vitepress/dist')
const broken = await brokenAnchors('docs/.vitepress/dist')
for (const each of broken) console.error(each)
process.exitCode = broken.length > 0 ? 1 : 0

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
