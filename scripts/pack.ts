// Creates the packages as they are published: their folders in artefacts/packages, and their tarballs. Requires a build.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PUBLISHED, pack, stage } from './packages/stage.ts'

const FOLDER = 'artefacts/packages'

await mkdir(FOLDER, { recursive: true })
for (const name of PUBLISHED) {
  const folder = join(FOLDER, name)
  await stage(name, folder)
  console.log(await pack(folder, FOLDER))
}
