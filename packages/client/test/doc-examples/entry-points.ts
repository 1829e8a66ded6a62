import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }

/** A module that the package exports. */
export interface EntryPoint {
  /** The specifier in the import of a user. */
  readonly specifier: string
  /** The path of its source file. */
  readonly path: string
}

export const ENTRY_POINTS: readonly EntryPoint[] = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'object' && 'workbench-source' in target
    ? [{ specifier: subpath.replace('.', manifest.name), path: sourcePath(target['workbench-source']) }]
    : [],
)

function sourcePath(target: string | { readonly default: string }): string {
  return fileURLToPath(new URL(`../../${typeof target === 'string' ? target : target.default}`, import.meta.url))
}
