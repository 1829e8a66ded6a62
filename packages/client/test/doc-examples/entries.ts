import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** A module that the package offers. */
export interface Entry {
  /** What a user imports it as. */
  readonly specifier: string
  /** Where its source is. */
  readonly path: string
}

/** What goes to a public entry that is being written. */
const COMING = [
  'secret-store',
  'stores/env-file',
  'stores/json-file',
  'stores/secret-folder',
  'stores/command',
  'stores/memory',
]

const published = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'object' && 'workbench-source' in target
    ? [{ specifier: subpath.replace('.', manifest.name), path: sourceOf(target['workbench-source']) }]
    : [],
)

export const ENTRIES: readonly Entry[] = [
  ...published,
  ...COMING.map(name => ({ specifier: name, path: sourceOf(`./src/rotation/${name}.ts`) })),
].filter(({ path }) => existsSync(path))

function sourceOf(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
