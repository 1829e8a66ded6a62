import { readFile } from 'node:fs/promises'

/** Reads the version of a dependency of the repository. */
export async function versionInRepository(name: string): Promise<string> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
  return devDependencies[name].replace(/^npm:.+@/, '')
}
