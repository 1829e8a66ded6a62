import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** An entry point of the package. */
export interface Entry {
  /** The specifier to import it with. */
  readonly specifier: string
  /** The path of its source. */
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
