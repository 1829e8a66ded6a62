// Creates the packages as published, as folders and tarballs in artefacts/packages. Requires a build. --update-contents also
// updates the file lists in test/published-contents.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { updateContents } from './packages/contents.ts'
import { PUBLISHED, pack, stage } from './packages/stage.ts'

const FOLDER = 'artefacts/packages'

await mkdir(FOLDER, { recursive: true })
const tarballs: string[] = []
for (const name of PUBLISHED) {
  const folder = join(FOLDER, name)
  await stage(name, folder)
  tarballs.push(await pack(folder, FOLDER))
  console.log(tarballs.at(-1))
}
if (process.argv.includes('--update-contents')) await updateContents(tarballs)
