import type { PageFile } from './dashboard.ts'

/** Replaces the page's files in browser bundles, which do not serve the page. */
export async function consoleFiles(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map()
}
