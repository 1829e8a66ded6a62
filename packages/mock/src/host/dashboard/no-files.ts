import type { PageFile } from './dashboard.ts'

/** Replaces the files of the page in bundles for browsers, which have a page of their own. */
export async function consoleFiles(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map()
}
