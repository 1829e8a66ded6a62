import type { PageFile } from './dashboard.ts'

/** What a browser's bundle has in the place of the page's files: whatever page it is in has come from elsewhere. */
export async function consoleFiles(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map()
}
