// Publishes each package whose version is not on npm yet. Requires a build. --dry-run only checks whether npm would accept the
// packages.
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PUBLISHED } from './packages/stage.ts'
import { createProject } from './published/project.ts'

const options = process.argv.slice(2)

await using project = await createProject()
for (const [index, name] of PUBLISHED.entries()) {
  const { version } = JSON.parse(await readFile(join('packages', name, 'package.json'), 'utf8')) as { version: string }
  const id = `@workbench-sdk/${name}@${version}`
  if (isPublished(id)) console.log(`${id} is already on npm.`)
  else await project.run('npm', ['publish', ...options, project.tarballs[index] ?? ''])
}

/** Whether a version is on npm. Throws if npm cannot determine this, so that no version is skipped by mistake. */
function isPublished(id: string): boolean {
  const { status, stdout, stderr } = spawnSync('npm', ['view', id, 'version', '--json'], { encoding: 'utf8' })
  if (status === 0) return stdout.trim() !== ''
  if (`${stdout}${stderr}`.includes('E404')) return false
  throw new Error(`npm view ${id} failed:\n${stdout}${stderr}`)
}
