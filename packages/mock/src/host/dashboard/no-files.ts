import type { PageFile } from './dashboard.ts'

/** Replaces the files of the page in bundles for browsers, which do not serve the page. */
export async function consoleFiles(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map()
}
