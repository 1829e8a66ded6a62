import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** A module that the package offers. */
export interface Entry {
  /** What a user imports it as. */
  readonly specifier: string
  /** Where its source is. */
  readonly path: string
}

export const ENTRIES: readonly Entry[] = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'object' && 'workbench-source' in target
    ? [{ specifier: subpath.replace('.', manifest.name), path: sourceOf(target['workbench-source']) }]
    : [],
)

function sourceOf(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
